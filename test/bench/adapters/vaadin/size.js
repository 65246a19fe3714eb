import '@vaadin/message-list';
import '@vaadin/message-input';
