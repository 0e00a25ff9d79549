package dev.kotae.bedrock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// The certificate authorities that are believed.
final class TrustedAuthorities {
    private TrustedAuthorities() {}

    /// Those of the JDK and those of a PEM file, because a company's proxy may open some
    /// connections and pass others on.
    ///
    /// @throws IllegalArgumentException when the file holds no certificates
    /// @throws UncheckedIOException when it cannot be read
    static TrustManager[] withBundle(Path bundle) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            addAuthoritiesOfJdk(store);
            addBundle(store, bundle);
            return factory(store).getTrustManagers();
        } catch (IOException e) {
            throw new UncheckedIOException("CA bundle " + bundle + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("CA bundle " + bundle + " is no PEM file", e);
        }
    }

    private static void addAuthoritiesOfJdk(KeyStore store) throws GeneralSecurityException {
        for (var manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                for (var authority : x509.getAcceptedIssuers()) {
                    store.setCertificateEntry("jdk-" + store.size(), authority);
                }
            }
        }
    }

    private static void addBundle(KeyStore store, Path bundle)
            throws GeneralSecurityException, IOException {
        try (var pem = Files.newInputStream(bundle)) {
            var authorities = CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (authorities.isEmpty()) {
                throw new IllegalArgumentException("CA bundle " + bundle + " holds no certificate");
            }
            for (var authority : authorities) {
                store.setCertificateEntry("bundle-" + store.size(), authority);
            }
        }
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
