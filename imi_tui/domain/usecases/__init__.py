"""What people can do, one function an act: functions of the world and a command, each in one transaction."""
