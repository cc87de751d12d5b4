package io.deskstream.simulator.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The page where a person plays the customer. */
public final class CustomerPage {
    public RouterFunction<ServerResponse> routes() {
        return route().GET("/", request -> file("index.html", MediaType.TEXT_HTML))
                .GET("/page.css", request -> file("page.css", MediaType.valueOf("text/css")))
                .GET("/page.js", request -> file("page.js", MediaType.valueOf("text/javascript")))
                .GET("/photo.png", request -> file("photo.png", MediaType.IMAGE_PNG))
                .build();
    }

    private static Mono<ServerResponse> file(String name, MediaType type) {
        Resource resource = new ClassPathResource("simulator/" + name);
        return ServerResponse.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .bodyValue(resource);
    }
}
