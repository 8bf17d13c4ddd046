variable "mode" {
  type    = string
  default = "local"
}

job "countdash" {
  datacenters = ["dc1"]

  group "dashboard" {
    network {
      mode = "bridge"

      port "http" {
        static = 9002
      }
    }

    service {
      name = "count-dashboard"
      port = "http"

      connect {
        sidecar_service {
          proxy {
            upstreams {
              destination_name = "count-api"
              datacenter       = "dc2"
              local_bind_port  = 8080

              mesh_gateway {
                mode = var.mode
              }
            }

            upstreams {
              destination_name = "count-db"
              datacenter       = "dc2"
              local_bind_port  = 8081
            }
          }
        }
      }
    }
  }

  group "gateway" {
    network {
      mode = "bridge"

      port "wan" {
        static = 8443
      }
    }

    service {
      name = "mesh-gateway"
      port = "wan"

      connect {
        gateway {
          mesh {}
        }
      }
    }
  }
}
