/*
 * Copyright The Covey Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.covey.model.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals secrets with AES-256-GCM. What is sealed for one purpose does not open for another: a row
 * copied over another one is found out. Safe for many threads.
 */
public final class Seal {
  private final KeysetHandle keys;
  private final Aead aead;

  private Seal(KeysetHandle keys) throws GeneralSecurityException {
    this.keys = keys;
    this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /** A new key in the form that {@link #withKey} reads. */
  static String newKey() {
    try {
      AeadConfig.register();
      KeysetHandle key =
          KeysetHandle.newBuilder()
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                      .withRandomId()
                      .makePrimary())
              .build();
      return text(key);
    } catch (GeneralSecurityException impossible) {
      throw new SealException("could not make a key", impossible);
    }
  }

  /** These keys and a new one, with which all is sealed from then on. */
  String withNewKey() {
    try {
      return text(
          KeysetHandle.newBuilder(keys)
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                      .withRandomId()
                      .makePrimary())
              .build());
    } catch (GeneralSecurityException impossible) {
      throw new SealException("could not make a key", impossible);
    }
  }

  /** The key alone with which all is sealed. */
  String newestKey() {
    try {
      KeysetHandle.Entry newest = keys.getPrimary();
      return text(
          KeysetHandle.newBuilder()
              .addEntry(
                  KeysetHandle.importKey(newest.getKey()).withFixedId(newest.getId()).makePrimary())
              .build());
    } catch (GeneralSecurityException impossible) {
      throw new SealException("could not part the keys", impossible);
    }
  }

  /** Opens only what was sealed with the newest key. */
  public Seal newestOnly() {
    try {
      return withKey(newestKey());
    } catch (GeneralSecurityException impossible) {
      throw new SealException("could not part the keys", impossible);
    }
  }

  /** Whether it also opens what was sealed with keys from before the newest. */
  public boolean hasOlderKeys() {
    return keys.size() > 1;
  }

  /** A name for the newest key, which tells nothing about it. */
  String newestName() {
    return Integer.toHexString(keys.getPrimary().getId());
  }

  private static String text(KeysetHandle keys) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
  }

  static Seal withKey(String key) throws GeneralSecurityException {
    AeadConfig.register();
    return new Seal(
        TinkJsonProtoKeysetFormat.parseKeyset(
            key, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
  }

  /**
   * Seals a secret.
   *
   * @param purpose whose secret it is, such as {@code account:42}; not secret itself
   */
  public Sealed seal(byte[] secret, String purpose) {
    try {
      return new Sealed(aead.encrypt(secret, purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException failure) {
      throw new SealException("could not seal the secret of " + purpose, failure);
    }
  }

  /** Opens what was sealed for this purpose with this key. */
  public byte[] open(Sealed sealed, String purpose) {
    try {
      return aead.decrypt(sealed.bytes(), purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException failure) {
      throw new SealException(
          "the secret of "
              + purpose
              + " does not open with this key file: it was sealed with another one, or changed;"
              + " use that key file, or add it again",
          failure);
    }
  }
}
