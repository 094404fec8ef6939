package dev.throughline.oms.worker.docs;

import dev.throughline.oms.worker.ApiController;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/** The contract as it was built in, and the way to its browsable form. */
@ApiController
class ContractController {
    private final Resource contract = new ClassPathResource("openapi/throughline.yaml");

    @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
    Resource contract() {
        return contract;
    }

    @GetMapping({"/docs", "/docs/"})
    ResponseEntity<Void> docs() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/docs/index.html")
                .build();
    }
}
