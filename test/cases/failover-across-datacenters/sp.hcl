Kind = "service-splitter"
Name = "admin"
Splits = [{ Weight = 30, Service = "admin-v2" }, { Weight = 70 }]
