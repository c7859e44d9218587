"""Other gazetteers as layers over the curated one: each a file in the user's data folder."""
