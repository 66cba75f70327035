print("weathervane")
