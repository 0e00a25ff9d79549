package dev.kotae.ops;

import dev.kotae.doctor.Finding;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// `/health/live`: 200 as long as the process answers at all, for whoever restarts it otherwise.
/// `/health/ready`: 200 when questions may be sent here, 503 when not; as JSON, with what each
/// check found.
public final class HealthPage extends HttpServlet {
    private static final long serialVersionUID = 1;

    private static final JsonMapper JSON = new JsonMapper();

    private final transient Readiness readiness;

    /// A page that tells of this.
    public HealthPage(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (String.valueOf(request.getPathInfo())) {
            case "/live" -> answer(response, Map.of());
            case "/ready" -> answer(response, readiness.look());
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void answer(
            HttpServletResponse response, Map<String, Optional<Finding>> findings)
            throws IOException {
        boolean ok = findings.values().stream().allMatch(Optional::isEmpty);
        var page = JSON.createObjectNode().put("ok", ok);
        if (!findings.isEmpty()) {
            var checks = page.putObject("checks");
            findings.forEach((name, finding) -> {
                var check = checks.putObject(name).put("ok", finding.isEmpty());
                finding.ifPresent(found -> check.put("what", found.what()).put("fix", found.fix()));
            });
        }
        response.setStatus(
                ok ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(JSON.writeValueAsBytes(page));
    }
}
