datacenter                    = "west"
primary_datacenter            = "north"
server                        = true
enable_central_service_config = false

ports {
  grpc_tls = -1
}

service {
  name = "web"
  port = 80

  connect {
    sidecar_service {
      proxy {
        upstreams = [
          { destination_name = "api" datacenter = "east" local_bind_port = 9000 },
        ]
      }
    }
  }
}
