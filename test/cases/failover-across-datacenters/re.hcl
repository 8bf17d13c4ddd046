Kind = "service-resolver"
Name = "admin"
Failover { "*" { Datacenters = ["dc2", "dc3"] } }
