"""Delivery: a finished file becomes a signed link, or is sent inside the answer as base64.

deliver.py chooses; store.py keeps the files in a folder, bucket_store.py in a bucket, which
bucket.py talks to; names.py says what they are called; keyring.py holds the signing keys,
signing.py makes links and verifying.py judges them; inline.py reads a file as base64; sweeper.py
removes what has expired.
"""
