service {
  name = "web"
  port = 8080
  connect {
    sidecar_service {
      proxy {
        upstreams = [
          { destination_name = "api", local_bind_port = 9001 },
          { destination_name = "db", datacenter = "dc2", local_bind_port = 9002 }
        ]
      }
    }
  }
}
