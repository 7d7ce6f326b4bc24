package org.visitline.portal;

import java.time.InstantSource;
import org.jooq.DSLContext;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.visitline.portal.access.AccessRoom;
import org.visitline.portal.account.AccountRoom;
import org.visitline.portal.alerts.AlertsRoom;
import org.visitline.portal.alerttimes.AlertTimesRoom;
import org.visitline.portal.api.ApiRoom;
import org.visitline.portal.audit.AuditRoom;
import org.visitline.portal.calls.CallsRoom;
import org.visitline.portal.cases.CasesRoom;
import org.visitline.portal.contacts.ContactsRoom;
import org.visitline.portal.directory.DirectoryRoom;
import org.visitline.portal.discrepancies.DiscrepanciesRoom;
import org.visitline.portal.documents.DocumentsRoom;
import org.visitline.portal.evidence.EvidenceRoom;
import org.visitline.portal.furniture.FurnitureRoom;
import org.visitline.portal.imports.ImportsRoom;
import org.visitline.portal.lines.LinesRoom;
import org.visitline.portal.logins.LogInsRoom;
import org.visitline.portal.measures.MeasuresRoom;
import org.visitline.portal.pins.PinsRoom;
import org.visitline.portal.policies.PoliciesRoom;
import org.visitline.portal.queries.QueriesRoom;
import org.visitline.portal.queryletters.QueryLettersRoom;
import org.visitline.portal.reasons.ReasonsRoom;
import org.visitline.portal.retention.RetentionRoom;
import org.visitline.portal.sealing.SealingRoom;
import org.visitline.portal.signin.SignInRoom;
import org.visitline.portal.suspensions.SuspensionsRoom;
import org.visitline.portal.timesheets.TimesheetsRoom;
import org.visitline.portal.today.TodayRoom;
import org.visitline.portal.visits.VisitsRoom;
import org.visitline.schema.Database;
import org.visitline.verification.decisions.JooqAcknowledgements;
import org.visitline.verification.decisions.JooqAmendments;
import org.visitline.verification.decisions.JooqQueries;
import org.visitline.verification.decisions.JooqQueueDecisions;
import org.visitline.verification.decisions.JooqReasonCodes;
import org.visitline.verification.time.CivilZone;

/**
 * Everything that the portal is made of, named one by one: nothing is scanned for, so a start reads
 * no more than this list, and a new jar on the class path changes nothing by itself.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  ThymeleafAutoConfiguration.class,
  MultipartAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class,
})
@Import({
  AccessRoom.class,
  LogInsRoom.class,
  AccountRoom.class,
  SignInRoom.class,
  AuditRoom.class,
  AlertsRoom.class,
  AlertTimesRoom.class,
  ContactsRoom.class,
  ApiRoom.class,
  FurnitureRoom.class,
  ImportsRoom.class,
  LinesRoom.class,
  PinsRoom.class,
  RetentionRoom.class,
  PoliciesRoom.class,
  ReasonsRoom.class,
  SuspensionsRoom.class,
  TodayRoom.class,
  CallsRoom.class,
  DiscrepanciesRoom.class,
  VisitsRoom.class,
  DirectoryRoom.class,
  QueriesRoom.class,
  QueryLettersRoom.class,
  CasesRoom.class,
  TimesheetsRoom.class,
  SealingRoom.class,
  EvidenceRoom.class,
  MeasuresRoom.class,
  DocumentsRoom.class,
})
class PortalConfiguration {

  @Bean
  DSLContext jooq(Database database) {
    return database.jooq();
  }

  @Bean
  JooqReasonCodes reasons(DSLContext jooq) {
    return new JooqReasonCodes(jooq);
  }

  @Bean
  JooqAcknowledgements acknowledgements(DSLContext jooq, InstantSource clock) {
    return new JooqAcknowledgements(jooq, clock);
  }

  @Bean
  JooqAmendments amendments(DSLContext jooq, InstantSource clock, PortalSettings settings) {
    return new JooqAmendments(jooq, clock, new CivilZone(settings.zone()));
  }

  @Bean
  JooqQueries queries(DSLContext jooq, InstantSource clock) {
    return new JooqQueries(jooq, clock);
  }

  @Bean
  JooqQueueDecisions queueDecisions(DSLContext jooq, InstantSource clock) {
    return new JooqQueueDecisions(jooq, clock);
  }
}
