package dev.kotae.store.port;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kotae.doctor.Secret;
import dev.kotae.store.StoreUnusable;
import dev.kotae.store.StoreUnusable.Reason;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts tokens: AES-256 in GCM with a fresh nonce each (NIST SP 800-38D, 2007-11), bound to
/// their tenant, so that a row cannot be passed off as another's.
public final class Seal {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_BYTES = 4;

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /// @param keys each 32 bytes in base64; the first encrypts, all decrypt
    /// @throws StoreUnusable when one of them is not
    public Seal(List<Secret> keys) {
        for (int i = 0; i < keys.size(); i++) {
            var bytes = bytes(keys.get(i), i + 1);
            this.keys.put(id(bytes), new SecretKeySpec(bytes, "AES"));
        }
    }

    private static byte[] bytes(Secret key, int number) {
        try {
            var bytes = Base64.getDecoder().decode(key.value().strip());
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Its message may quote the key.
            throw new StoreUnusable(Reason.NO_KEY, number);
        }
        throw new StoreUnusable(Reason.NO_KEY, number);
    }

    /// Names a key without telling anything of it.
    private static String id(byte[] key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("kotae key id".getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(key), ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Names the key that encrypts, if there is one.
    Optional<String> first() {
        return keys.keySet().stream().findFirst();
    }

    /// A token that nobody can read without the key.
    ///
    /// @param keyId names the key
    /// @param text nonce, ciphertext and tag in base64
    record Sealed(String keyId, String text) {}

    /// Seals a token with the first key, or gives nothing when there is none.
    Optional<Sealed> seal(String tenant, Secret token) throws GeneralSecurityException {
        for (var key : keys.entrySet()) {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var cipher = cipher(Cipher.ENCRYPT_MODE, key.getValue(), nonce, tenant);
            var hidden = cipher.doFinal(token.value().getBytes(UTF_8));
            var all = Arrays.copyOf(nonce, NONCE_BYTES + hidden.length);
            System.arraycopy(hidden, 0, all, NONCE_BYTES, hidden.length);
            return Optional.of(new Sealed(key.getKey(), Base64.getEncoder().encodeToString(all)));
        }
        return Optional.empty();
    }

    /// Opens a token, or gives nothing when the key is not there.
    ///
    /// @throws GeneralSecurityException when it was sealed for another tenant, or changed since
    Optional<Secret> open(String tenant, Sealed sealed) throws GeneralSecurityException {
        var key = keys.get(sealed.keyId());
        if (key == null) {
            return Optional.empty();
        }
        var all = Base64.getDecoder().decode(sealed.text());
        var nonce = Arrays.copyOf(all, NONCE_BYTES);
        var cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, tenant);
        var shown = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
        return Optional.of(new Secret(new String(shown, UTF_8)));
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String tenant)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("installation " + tenant).getBytes(UTF_8));
        return cipher;
    }
}
