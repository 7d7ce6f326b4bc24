package org.visitline.verification.files;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.directory.Address;
import org.visitline.verification.directory.Coordinates;
import org.visitline.verification.directory.RegisteredNumber;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.time.Period;

/**
 * {@code service_users.csv}: who receives care, and on which telephones. The file says what is
 * registered today and nothing of when it began, so each number is read as always registered.
 */
final class ServiceUserRows implements RowReader<ServiceUser> {

  private static final Columns COLUMNS = new Columns();
  private static final Column ID = COLUMNS.required("service_user_id");
  private static final Column CODE = COLUMNS.required("code");
  private static final Column NAME = COLUMNS.required("name");
  private static final Column ADDRESS = COLUMNS.optional("address");
  private static final Column POSTCODE = COLUMNS.optional("postcode");
  private static final Column UPRN = COLUMNS.optional("uprn");
  private static final Column LATITUDE = COLUMNS.optional("latitude");
  private static final Column LONGITUDE = COLUMNS.optional("longitude");
  private static final Column PHONES = COLUMNS.required("phones");
  private static final Column NO_PHONE = COLUMNS.optional("no_phone");

  private final String region;

  ServiceUserRows(String region) {
    this.region = region;
  }

  @Override
  public String file() {
    return "service_users.csv";
  }

  @Override
  public List<Column> columns() {
    return COLUMNS.all();
  }

  @Override
  public ServiceUser read(Row row) throws RejectedValue {
    ServiceUserId id = new ServiceUserId(row.id(ID));
    String code = row.digits(CODE, 4, 6);
    String name = row.text(NAME, 200);
    Address address =
        new Address(
            row.optionalText(ADDRESS, 300),
            row.optionalText(POSTCODE, 10),
            row.optionalText(UPRN, 12),
            coordinates(row));
    List<RegisteredNumber> numbers = numbers(row);
    boolean noPhone = row.flag(NO_PHONE);
    return new ServiceUser(id, code, name, address, numbers, noPhone);
  }

  @Override
  public String key(ServiceUser serviceUser) {
    return serviceUser.id().value();
  }

  @Override
  public Column keyColumn() {
    return ID;
  }

  private List<RegisteredNumber> numbers(Row row) throws RejectedValue {
    List<RegisteredNumber> numbers = new ArrayList<>();
    for (String phone : row.list(PHONES)) {
      CallerNumber number =
          CallerNumber.find(phone, region)
              .orElseThrow(
                  () ->
                      new RejectedValue(
                          PHONES,
                          "holds what is no telephone number",
                          "Write each number with its area code, and a semicolon between two"));
      RegisteredNumber registered = new RegisteredNumber(number.e164(), Period.ALWAYS);
      if (!numbers.contains(registered)) {
        numbers.add(registered);
      }
    }
    return numbers;
  }

  private static @Nullable Coordinates coordinates(Row row) throws RejectedValue {
    if (row.isEmpty(LATITUDE) && row.isEmpty(LONGITUDE)) {
      return null;
    }
    return new Coordinates(degrees(row, LATITUDE, 90), degrees(row, LONGITUDE, 180));
  }

  private static double degrees(Row row, Column column, int most) throws RejectedValue {
    String text = row.text(column, 30);
    double degrees;
    try {
      degrees = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      degrees = Double.NaN;
    }
    if (!(Math.abs(degrees) <= most)) {
      throw new RejectedValue(
          column, "is no place on the globe", "Write decimal degrees, such as 51.40579");
    }
    return degrees;
  }
}
