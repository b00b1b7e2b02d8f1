#pragma once

/// Before a function: one copy of it for each kind of processor; which one runs is decided as the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define DESCRY_EACH_PROCESSOR __attribute__((target_clones("avx512f", "fma", "default")))
#else
#define DESCRY_EACH_PROCESSOR
#endif
