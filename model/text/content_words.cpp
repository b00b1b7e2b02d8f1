#include "model/text/content_words.h"

#include <unordered_set>

namespace descry {

bool is_content_word(std::string_view word) {
  static const std::unordered_set<std::string_view> closed{
      // determiners and number words
      "a", "an", "the", "this", "that", "these", "those", "some", "any", "no", "each", "every", "both", "all",
      "another", "other", "others", "several", "many", "few", "more", "most", "much", "own", "such", "one", "two",
      "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      // pronouns
      "i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "himself", "she", "her", "hers", "herself",
      "it", "its", "itself", "they", "them", "their", "theirs", "themselves", "who", "whom", "whose", "which", "what",
      "something", "someone", "somebody", "anything", "nothing",
      // prepositions and particles
      "about", "above", "across", "after", "against", "along", "alongside", "amid", "among", "around", "as", "at",
      "away", "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond", "by", "down", "during",
      "for", "from", "in", "inside", "into", "like", "near", "next", "of", "off", "on", "onto", "out", "outside",
      "over", "past", "through", "to", "together", "toward", "towards", "under", "underneath", "until", "up", "upon",
      "via", "with", "within", "without",
      // conjunctions and adverbs of grammar
      "and", "or", "but", "nor", "so", "if", "than", "then", "because", "while", "when", "where", "whereas", "how",
      "why", "here", "there", "not", "too", "also", "very", "just", "only",
      // auxiliary verbs
      "am", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "do", "does", "did",
      "can", "could", "may", "might", "must", "shall", "should", "will", "would", "isnt", "doesnt"};
  return !closed.contains(word);
}

}  // namespace descry
