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
  private final Aead aead;

  private Seal(Aead aead) {
    this.aead = aead;
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
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          key, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException impossible) {
      throw new SealException("could not make a key", impossible);
    }
  }

  static Seal withKey(String key) throws GeneralSecurityException {
    AeadConfig.register();
    return new Seal(
        TinkJsonProtoKeysetFormat.parseKeyset(
                key, RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
            .getPrimitive(RegistryConfiguration.get(), Aead.class));
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
