/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.simulator.x.access;

import dev.covey.simulator.kit.Answer;
import dev.covey.simulator.kit.AnswerException;
import dev.covey.simulator.x.settings.Credits;
import dev.covey.simulator.x.settings.ErrorForm;
import dev.covey.simulator.x.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The platform's ways to say no, in the form and vocabulary that are set. */
public final class Errors {

  private static final String INVALID_DETAIL =
      "One or more parameters to your request was invalid.";

  private final Settings settings;

  public Errors(Settings settings) {
    this.settings = settings;
  }

  /** No valid credentials; code 89 is an invalid token, 32 a signature that does not fit. */
  public AnswerException unauthorized(int code) {
    if (settings.errorForm() == ErrorForm.NUMBERED) {
      String text = code == 89 ? "Invalid or expired token." : "Could not authenticate you.";
      return new AnswerException(numbered(401, code, text));
    }
    return new AnswerException(flat(401, "Unauthorized", "Unauthorized", "about:blank"));
  }

  /** Refused for a reason that is told in words only. */
  public AnswerException forbidden(String detail) {
    return new AnswerException(flat(403, "Forbidden", detail, "about:blank"));
  }

  /** The words were used before. */
  public AnswerException duplicate() {
    if (settings.errorForm() == ErrorForm.NUMBERED) {
      return new AnswerException(numbered(403, 187, "Status is a duplicate."));
    }
    return forbidden("You are not allowed to create a Tweet with duplicate content.");
  }

  /** The app's contract does not cover the operation. */
  public AnswerException notInTier() {
    if (settings.errorForm() == ErrorForm.NUMBERED) {
      return new AnswerException(
          numbered(
              403,
              453,
              "You currently have access to a subset of X API V2 endpoints. If you need access to"
                  + " this endpoint, you may need a different access level."));
    }
    return new AnswerException(
        flat(
            403,
            "Client Forbidden",
            "This operation is not available to your access level.",
            problem("client-forbidden")));
  }

  /** The account must first prove that it is human. */
  public AnswerException locked() {
    return new AnswerException(
        numbered(
            403,
            326,
            "To protect our users from spam and other malicious activity, this account is"
                + " temporarily locked. Please log in to https://x.com to unlock your account."));
  }

  /** The account is suspended. */
  public AnswerException suspended() {
    return new AnswerException(
        numbered(
            403, 64, "Your account is suspended and is not permitted to access this feature."));
  }

  /** The kind of token does not fit the operation. */
  public AnswerException unsupportedAuthentication(String kind, String supported) {
    return new AnswerException(
        flat(
            403,
            "Unsupported Authentication",
            "Authenticating with %s is forbidden for this endpoint.  Supported authentication types are [%s]."
                .formatted(kind, supported),
            problem("unsupported-authentication")));
  }

  /** The app may not write on behalf of its users. */
  public AnswerException oauth1Permissions() {
    return new AnswerException(
        flat(
            403,
            "Forbidden",
            "Your client app is not configured with the appropriate oauth1 app permissions for"
                + " this endpoint.",
            problem("oauth1-permissions")));
  }

  /** A parameter or member that will not do. */
  public AnswerException invalid(String parameter, String value, String message) {
    return new AnswerException(
        invalidRequest(
            List.of(Map.of("parameters", Map.of(parameter, List.of(value)), "message", message))));
  }

  /** A request that will not do for a reason that is no parameter's. */
  public AnswerException invalid(String message) {
    return new AnswerException(invalidRequest(List.of(Map.of("message", message))));
  }

  private Answer invalidRequest(List<Map<String, Object>> errors) {
    var body = new LinkedHashMap<String, Object>();
    body.put("errors", errors);
    body.put("title", "Invalid Request");
    body.put("detail", INVALID_DETAIL);
    body.put("type", problem("invalid-request"));
    return Answer.json(400, body);
  }

  /** The app is out of credits, in the form that is set. */
  public AnswerException outOfCredits(long account) {
    if (settings.credits() == Credits.PAYMENT_REQUIRED) {
      return new AnswerException(
          flat(402, "Payment Required", "credits depleted", problem("credits-depleted")));
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("account_id", account);
    body.put("title", "CreditsDepleted");
    body.put(
        "detail",
        "Your enrolled account [%d] does not have any credits to fulfill this request."
            .formatted(account));
    body.put("type", problem("credits"));
    return new AnswerException(Answer.json(402, body));
  }

  /** Too many requests. */
  public Answer tooManyRequests() {
    if (settings.errorForm() == ErrorForm.NUMBERED) {
      return numbered(429, 88, "Rate limit exceeded");
    }
    return flat(429, "Too Many Requests", "Too Many Requests", "about:blank");
  }

  /** What stands in {@code errors} for a post or person that is not there. */
  public Map<String, Object> missing(Subject subject) {
    Map<String, Object> error =
        partial(
            subject,
            "Not Found Error",
            "Could not find %s with %s: [%s]."
                .formatted(subject.type(), subject.parameter(), subject.value()),
            "resource-not-found");
    error.put("resource_id", subject.value());
    return error;
  }

  /** What stands in {@code errors} for what the caller may not see. */
  public Map<String, Object> hidden(Subject subject) {
    String what = subject.type().equals("tweet") ? "Tweet" : "User";
    Map<String, Object> error =
        partial(
            subject,
            "Authorization Error",
            "Sorry, you are not authorized to see the %s with %s: [%s]."
                .formatted(what, subject.parameter(), subject.value()),
            "not-authorized-for-resource");
    error.put("resource_id", subject.value());
    error.put("section", "data");
    return error;
  }

  /** What stands in {@code errors} for a post that is there, but kept back. */
  public Map<String, Object> withheld(Subject subject) {
    Map<String, Object> error =
        partial(
            subject,
            "Resource Unavailable Error",
            "The %s with %s: [%s] is not available to you."
                .formatted(subject.type(), subject.parameter(), subject.value()),
            "resource-unavailable");
    error.put("resource_id", subject.value());
    return error;
  }

  /** What stands in {@code errors} for a person that is suspended. */
  public Map<String, Object> suspended(Subject subject) {
    Map<String, Object> error =
        partial(
            subject,
            "Forbidden",
            "User has been suspended: [%s].".formatted(subject.value()),
            "resource-not-found");
    error.put("resource_id", subject.value());
    return error;
  }

  /** What was asked for, and by which parameter. */
  public record Subject(String type, String parameter, String value) {}

  private Map<String, Object> partial(Subject subject, String title, String detail, String slug) {
    var error = new LinkedHashMap<String, Object>();
    error.put("value", subject.value());
    error.put("detail", detail);
    error.put("title", title);
    error.put("resource_type", subject.type());
    error.put("parameter", subject.parameter());
    error.put("type", problem(slug));
    return error;
  }

  /** A problem document of its own, which has a content type of its own too. */
  public static Answer flat(int status, String title, String detail, String type) {
    var body = new LinkedHashMap<String, Object>();
    body.put("title", title);
    body.put("type", type);
    body.put("status", status);
    body.put("detail", detail);
    return Answer.of(status, "application/problem+json", Answer.json(status, body).body());
  }

  private static Answer numbered(int status, int code, String message) {
    return Answer.json(status, Map.of("errors", List.of(Map.of("code", code, "message", message))));
  }

  private String problem(String slug) {
    return "https://" + settings.vocabulary().problemHost() + "/2/problems/" + slug;
  }
}
