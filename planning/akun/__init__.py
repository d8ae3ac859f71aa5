"""Accounts: who may keep whose (``hak``), what happened to them (``catatan``), when the door stays shut (``kunci``),
the code from the phone (``faktor``), and the link with which a person sets a password (``tautan``)."""
