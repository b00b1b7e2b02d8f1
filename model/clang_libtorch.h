// Included before everything else where Clang compiles against LibTorch 1.13 with GCC's standard library.
//
// In C++20 that library's std::vector is constexpr, and Clang then looks into vectors of types that are not complete
// yet, as LibTorch 1.13's headers have them (c10::IValue in ATen/core/List.h). Here std::vector is as it is in C++17.
// Its header's one function that was declared constexpr before, for vector<bool>'s iterator, is kept from being
// declared.
#pragma once

// NOLINTBEGIN(bugprone-reserved-identifier)
#define _Bit_iterator _Bit_iterator_elsewhere
#include <bits/stl_algobase.h>
#undef _Bit_iterator
#include <bits/stl_uninitialized.h>

#include <string>
#pragma push_macro("_GLIBCXX20_CONSTEXPR")
#undef _GLIBCXX20_CONSTEXPR
#define _GLIBCXX20_CONSTEXPR
#include <vector>
#pragma pop_macro("_GLIBCXX20_CONSTEXPR")
// NOLINTEND(bugprone-reserved-identifier)
