/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x;

/**
 * A person of the simulated X with everything a client needs to act for them: an OAuth 1.0a token,
 * a pair of OAuth 2.0 tokens with all scopes, and the secrets of the app they granted them to.
 */
public record SandboxAccount(
    long userId,
    String username,
    String consumerKey,
    String consumerSecret,
    String accessToken,
    String accessTokenSecret,
    String clientId,
    String clientSecret,
    String oauth2AccessToken,
    String oauth2RefreshToken,
    String appBearer) {}
