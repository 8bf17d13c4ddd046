services = [
  {
    name = "web-1"
    kind = "connect-proxy"
    port = 21000
    proxy {
      destination_service_name = "web"
      upstreams = [
        { destination_name = "db" datacenter = "east" local_bind_port = 1 },
        { destination_name = "api" datacenter = "east" local_bind_port = 2 mesh_gateway { mode = "none" } },
      ]
    }
  },
  {
    name = "web-2"
    kind = "connect-proxy"
    port = 21001
    proxy {
      destination_service_name = "web"
      mesh_gateway { mode = "remote" }
      upstreams = [{ destination_name = "db" datacenter = "east" local_bind_port = 1 }]
    }
  },
  {
    name = "shop"
    kind = "connect-proxy"
    port = 21002
    proxy {
      destination_service_name = "shop"
      upstreams = [{ destination_name = "db" datacenter = "east" local_bind_port = 1 }]
    }
  },
]
