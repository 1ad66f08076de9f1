import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Fetches one file for {@code mvnw} on a machine that has neither curl nor wget: address, then target file. */
class Fetch {

    public static void main(String[] arguments) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(15))
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[0])).build();
        int status = client.send(request, HttpResponse.BodyHandlers.ofFile(Path.of(arguments[1])))
                .statusCode();
        if (status != 200) {
            System.err.println("mvnw: " + arguments[0] + " answered " + status);
            System.exit(1);
        }
    }
}
