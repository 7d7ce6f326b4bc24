package org.visitline.portal;

import org.visitline.portal.phone.Telephone;

/** Says which number rang, and writes down the keys. */
final class AnsweringTelephone implements Telephone {

  @Override
  public OnTheLine ring(String from) {
    StringBuffer said = new StringBuffer("Ringing from " + from);
    return new OnTheLine() {
      private boolean over;

      @Override
      public String transcript() {
        return said.toString();
      }

      @Override
      public boolean isOver() {
        return over;
      }

      @Override
      public void press(String keys) {
        said.append(" keys ").append(keys);
      }

      @Override
      public void hangUp() {
        over = true;
      }
    };
  }

  @Override
  public String numberToTry() {
    return "020 7946 0123";
  }

  @Override
  public String pinToTry() {
    return "123459";
  }
}
