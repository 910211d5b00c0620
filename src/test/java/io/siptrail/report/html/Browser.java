package io.siptrail.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A headless Chromium of our own with one page, driven over the DevTools protocol. It notes what the page says and asks for. */
final class Browser implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final WebSocket socket;
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    private Browser(Process process, URI page) throws Exception {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable");
        }
    }

    /** Starts it with a profile in this directory. */
    static Browser start(Path profile) throws Exception {
        Process process = new ProcessBuilder(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--remote-allow-origins=*",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Browser(process, pageOf(port(profile, process)));
        } catch (Exception failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    private static int port(Path profile, Process process) throws Exception {
        Path file = profile.resolve("DevToolsActivePort");
        for (int tenths = 0; tenths < PATIENCE_SECONDS * 10; tenths++) {
            if (!process.isAlive()) {
                throw new IOException("Chromium ended with " + process.exitValue());
            }
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() > 1) {
                    return Integer.parseInt(lines.get(0));
                }
            }
            Thread.sleep(100);
        }
        throw new IOException("Chromium did not come up");
    }

    private static URI pageOf(int port) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        JsonNode targets = new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(list, HttpResponse.BodyHandlers.ofString())
                        .body());
        for (JsonNode target : targets) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.path("webSocketDebuggerUrl").asText());
            }
        }
        throw new IOException("Chromium shows no page");
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                take(whole);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void take(String text) {
        try {
            JsonNode message = json.readTree(text);
            if (message.has("id")) {
                CompletableFuture<JsonNode> waiting =
                        answers.remove(message.get("id").asInt());
                if (waiting != null) {
                    waiting.complete(message);
                }
                return;
            }
            event(message.path("method").asText(), message.path("params"));
        } catch (IOException notJson) {
            messages.add("unreadable: " + text);
        }
    }

    private void event(String method, JsonNode parameters) {
        switch (method) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" ->
                messages.add(parameters.toString());
            case "Network.requestWillBeSent" ->
                requests.add(parameters.path("request").path("url").asText());
            default -> {}
        }
    }

    private JsonNode call(String method, String... parameters)
            throws InterruptedException, ExecutionException, TimeoutException {
        int id = ids.incrementAndGet();
        ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
        ObjectNode values = message.putObject("params");
        for (int i = 0; i < parameters.length; i += 2) {
            if (parameters[i + 1].matches("-?\\d+")) {
                values.put(parameters[i], Long.parseLong(parameters[i + 1]));
            } else if (parameters[i + 1].matches("true|false")) {
                values.put(parameters[i], Boolean.parseBoolean(parameters[i + 1]));
            } else {
                values.put(parameters[i], parameters[i + 1]);
            }
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        JsonNode result = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (result.has("error")) {
            throw new IllegalStateException(method + ": " + result.get("error"));
        }
        return result.path("result");
    }

    /** Opens a file and waits until all of it is there. */
    void open(Path file) throws Exception {
        loaded = new CompletableFuture<>();
        messages.clear();
        requests.clear();
        call("Page.navigate", "url", file.toAbsolutePath().toUri().toString());
        loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Gives the page so much room. */
    void resize(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                "width",
                Integer.toString(width),
                "height",
                Integer.toString(height),
                "deviceScaleFactor",
                "1",
                "mobile",
                "false");
    }

    /** The value of an expression in the page, or of what it promises. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode result =
                call("Runtime.evaluate", "expression", expression, "returnByValue", "true", "awaitPromise", "true");
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.get("exceptionDetails").toString());
        }
        return result.path("result").path("value");
    }

    /** What is to be seen, as a PNG. */
    byte[] screenshot() throws Exception {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot").path("data").asText());
    }

    /** What the page wrote to the console, and what was thrown in it. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    /** What the page asked for, itself included. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly()
                .onExit()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
