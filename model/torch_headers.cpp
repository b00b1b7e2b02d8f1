// Compiles the precompiled header that every target using LibTorch shares.
