package dev.kotae.outbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// The certificate authorities that are believed.
public final class Authorities {
    private Authorities() {}

    /// Those of the JDK and those of a PEM file, because a company's proxy may open some
    /// connections and pass others on.
    ///
    /// @throws IllegalArgumentException when the file holds no certificates
    /// @throws UncheckedIOException when it cannot be read
    public static X509TrustManager with(Path bundle) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            add(store, Arrays.asList(trusting(null).getAcceptedIssuers()));
            add(store, read(bundle));
            return trusting(store);
        } catch (IOException e) {
            throw new UncheckedIOException("CA bundle " + bundle + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("CA bundle " + bundle + " is no PEM file", e);
        }
    }

    private static void add(KeyStore store, Collection<? extends Certificate> authorities)
            throws GeneralSecurityException {
        for (var authority : authorities) {
            store.setCertificateEntry("ca-" + store.size(), authority);
        }
    }

    private static Collection<? extends Certificate> read(Path bundle)
            throws GeneralSecurityException, IOException {
        try (var pem = Files.newInputStream(bundle)) {
            var authorities = CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (authorities.isEmpty()) {
                throw new IllegalArgumentException("CA bundle " + bundle + " holds no certificate");
            }
            return authorities;
        }
    }

    private static X509TrustManager trusting(@Nullable KeyStore store)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
