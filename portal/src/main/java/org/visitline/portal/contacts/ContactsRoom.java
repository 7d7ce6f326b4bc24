package org.visitline.portal.contacts;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring: its pages. */
@Configuration(proxyBeanMethods = false)
@Import({ContactsController.class, JooqContacts.class})
public class ContactsRoom {

  /** Made by Spring. */
  public ContactsRoom() {}
}
