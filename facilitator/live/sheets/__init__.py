"""What the sheets over the lead's screen show, each a frozen part of the view that only one sheet needs: pure."""
