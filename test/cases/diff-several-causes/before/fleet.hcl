services {
  name = "web"
  id   = "web-1"
  port = 8080
  connect {
    sidecar_service {
      proxy {
        upstreams = [
          { destination_name = "api", datacenter = "dc2", local_bind_port = 9001 },
          { destination_name = "db", local_bind_port = 9002 }
        ]
      }
    }
  }
}
services {
  name = "web"
  id   = "web-2"
  port = 8081
  connect {
    sidecar_service {
      proxy {
        upstreams = [
          { destination_name = "api", datacenter = "dc2", local_bind_port = 9001 },
          {
            destination_name = "billing"
            datacenter       = "dc2"
            local_bind_port  = 9003
            mesh_gateway { mode = "local" }
          }
        ]
      }
    }
  }
}
services {
  name = "db"
  port = 5432
  connect { sidecar_service {} }
}
services {
  kind = "mesh-gateway"
  name = "mesh-gateway"
  port = 8443
  address = "10.0.0.9"
}
