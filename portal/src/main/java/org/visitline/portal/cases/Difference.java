package org.visitline.portal.cases;

/** Two of the three ways in which a visit is told do not agree. */
record Difference(Between between, String words) {

  /** Which two. */
  enum Between {
    CALLS_AND_ORDER("Calls and order"),
    BOOK_AND_CALLS("Book and calls"),
    BOOK_AND_ORDER("Book and order");

    private final String label;

    Between(String label) {
      this.label = label;
    }

    /** Before the words. */
    public String label() {
      return label;
    }
  }
}
