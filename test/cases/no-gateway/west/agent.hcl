datacenter = "west"
primary_datacenter = "east"
server = true
service {
  name = "web"
  port = 80
  connect {
    sidecar_service {
      proxy {
        mesh_gateway { mode = "remote" }
        upstreams = [
          { destination_name = "api" datacenter = "east" local_bind_port = 1 },
          { destination_name = "db" datacenter = "east" local_bind_port = 2 mesh_gateway { mode = "local" } },
        ]
      }
    }
  }
}
