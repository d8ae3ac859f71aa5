"""The ground floor: what is planned. Imports nothing from the floors above."""
