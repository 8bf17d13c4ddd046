job "shop" {
  datacenters = ["dc1"]

  group "front" {
    service {
      name = "web"

      connect {
        sidecar_service {
          proxy {
            upstreams {
              destination_name = "api"
              local_bind_port  = 8080
            }
            upstreams {
              destination_name = "api"
              datacenter       = "dc2"
              local_bind_port  = 8081
              mesh_gateway {
                mode = "local"
              }
            }
          }
        }
      }
    }
  }
}

job "api" {
  name        = "api"
  datacenters = ["dc2"]

  group "api" {
    service {
      name = "api"

      connect {
        native = true
      }
    }
  }
}
