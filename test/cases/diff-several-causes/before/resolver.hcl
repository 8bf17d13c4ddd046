Kind = "service-resolver"
Name = "db"
