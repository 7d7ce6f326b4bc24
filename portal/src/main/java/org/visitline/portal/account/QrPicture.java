package org.visitline.portal.account;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A text as a picture that telephones read: squares as one path of an SVG.
 *
 * @param side of the picture, in squares
 * @param path the dark ones
 */
public record QrPicture(int side, String path) {

  private static final int MARGIN = 2;

  /**
   * The picture of a text, with a light margin.
   *
   * @throws IllegalArgumentException where the text is empty, or longer than such a picture can
   *     hold
   */
  public static QrPicture of(String text) {
    try {
      BitMatrix squares =
          new QRCodeWriter()
              .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, MARGIN));
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < squares.getHeight(); y++) {
        for (int x = 0; x < squares.getWidth(); x++) {
          if (squares.get(x, y)) {
            path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
          }
        }
      }
      return new QrPicture(squares.getWidth(), path.toString());
    } catch (WriterException e) {
      throw new IllegalArgumentException("cannot be drawn: " + text.length() + " characters", e);
    }
  }
}
