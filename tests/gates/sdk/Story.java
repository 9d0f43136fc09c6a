import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.PatientsApi;
import org.openapitools.client.api.ResearchersApi;
import org.openapitools.client.model.*;

/** Uses a client that was generated from a document of the service, and prints the results. */
public class Story {
    public static void main(String[] arguments) throws Exception {
        Map<String, String> environment = System.getenv();
        String brand = environment.get("BRAND");
        ApiClient client = client(environment.get("URL"), environment.get("TOKEN"));
        PatientsApi patients = new PatientsApi(client);
        PatientCreate person = new PatientCreate().brandId(brand).firstName("Ada").lastName("Lovelace")
            .email("ada@example.com").putExternalIdsItem("identity", "ada-1815").putMetadataItem("born", 1815);
        Patient ada = patients.patientsCreate(person, "enrol", null);
        System.out.println(ada.getGender() + " " + ada.getMetadata());
        System.out.println(ada.equals(patients.patientsCreate(person, "enrol", null)));
        try {
            patients.patientsCreate(person, null, null);
        } catch (ApiException refusal) {
            DuplicatePatientError error = client.getObjectMapper()
                .readValue(refusal.getResponseBody(), DuplicatePatientError.class);
            boolean isTyped = error.getError() == DuplicatePatientError.ErrorEnum.DUPLICATE_PATIENT;
            System.out.println(refusal.getCode() + " " + isTyped + " " + error.getMatchedOn());
        }
        ApiClient herself = client(environment.get("URL"), environment.get("HERS"));
        System.out.println(new ResearchersApi(herself).researchersGetMine(null, null).getAcknowledgement());
        PatientPage page = patients.patientsList(brand, 1, 0, null, null);
        System.out.println(page.getPatients().get(0).getLastName() + " " + page.getTotal());
    }

    private static ApiClient client(String url, String token) {
        URI where = URI.create(url);
        // Without TLS the client asks for an upgrade to HTTP/2, which the service rejects for requests with a body.
        HttpClient.Builder http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        return new ApiClient().setHttpClientBuilder(http)
            .setScheme(where.getScheme()).setHost(where.getHost()).setPort(where.getPort())
            .setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
    }
}
