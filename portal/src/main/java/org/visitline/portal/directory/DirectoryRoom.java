package org.visitline.portal.directory;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({
  PeopleController.class,
  JooqPeople.class,
  JooqPersonStories.class,
  SearchController.class,
  JooqSearch.class
})
public class DirectoryRoom {

  /** Made by Spring. */
  public DirectoryRoom() {}
}
