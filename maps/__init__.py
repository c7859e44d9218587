"""Frames to pages: folium layers and maps that open offline."""
