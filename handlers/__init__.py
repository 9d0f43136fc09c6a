"""What each operation does: one module per noun, one function per operationId."""
