"""Connexion's FlaskApp and Peewee."""
