package dev.kotae.ops;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// `/metrics`: the figures of a [Meter], as Prometheus reads them.
public final class MetricsPage extends HttpServlet {
    private static final long serialVersionUID = 1;

    /// <https://prometheus.io/docs/instrumenting/exposition_formats/>, 2026-11-24
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final transient Meter meter;

    /// A page that shows this.
    public MetricsPage(Meter meter) {
        this.meter = meter;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(TEXT);
        meter.write(response.getOutputStream());
    }
}
