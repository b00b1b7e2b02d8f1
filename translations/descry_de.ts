<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AlbumDelegate</name>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
</context>
<context>
    <name>AlbumQuery</name>
    <message>
        <source>There is a “)” without its “(”.</source>
        <translation>Zu einer „)“ fehlt die „(“.</translation>
    </message>
    <message>
        <source>After “(” comes what to look for, and a “)”.</source>
        <translation>Nach „(“ kommt, was zu suchen ist, und eine „)“.</translation>
    </message>
    <message>
        <source>After “%1” comes what to look for.</source>
        <translation>Nach „%1“ kommt, was zu suchen ist.</translation>
    </message>
    <message>
        <source>The search is too deeply nested.</source>
        <translation>Die Suche ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>There is a “(” without its “)”.</source>
        <translation>Zu einer „(“ fehlt die „)“.</translation>
    </message>
    <message>
        <source>There is nothing to look for between “(” and “)”.</source>
        <translation>Zwischen „(“ und „)“ steht nichts, wonach zu suchen wäre.</translation>
    </message>
    <message>
        <source>Before “)” something to look for is missing.</source>
        <translation>Vor „)“ fehlt, was zu suchen ist.</translation>
    </message>
    <message>
        <source>Before “%1” something to look for is missing; to look for the word itself, write it in quotes.</source>
        <translation>Vor „%1“ fehlt, was zu suchen ist; um das Wort selbst zu suchen, setzen Sie es in Anführungszeichen.</translation>
    </message>
    <message>
        <source>After “%1:” comes what to look for, such as %1:holiday.</source>
        <translation>Nach „%1:“ kommt, was zu suchen ist, etwa %1:urlaub.</translation>
    </message>
    <message>
        <source>“%1:” is nothing to search by: there are name:, folder:, conf:, rating:, state: and is:.</source>
        <translation>Nach „%1:“ lässt sich nicht suchen: Es gibt name:, folder:, conf:, rating:, state: und is:.</translation>
    </message>
    <message>
        <source>After “state:” comes one of: failed, done, waiting, none, missing.</source>
        <translation>Nach „state:“ kommt eines von: failed, done, waiting, none, missing.</translation>
    </message>
    <message>
        <source>“%1” is no state: there are failed, done, waiting, none and missing.</source>
        <translation>„%1“ ist kein Zustand: Es gibt failed, done, waiting, none und missing.</translation>
    </message>
    <message>
        <source>After “is:” comes one of: edited, accepted, rejected, reviewed, unreviewed, doubtful.</source>
        <translation>Nach „is:“ kommt eines von: edited, accepted, rejected, reviewed, unreviewed, doubtful.</translation>
    </message>
    <message>
        <source>“is:%1” is not known: there are is:edited, is:accepted, is:rejected, is:reviewed, is:unreviewed and is:doubtful.</source>
        <translation>„is:%1“ ist unbekannt: Es gibt is:edited, is:accepted, is:rejected, is:reviewed, is:unreviewed und is:doubtful.</translation>
    </message>
    <message>
        <source>After “%1:” comes a number or a range, such as %2.</source>
        <translation>Nach „%1:“ kommt eine Zahl oder ein Bereich, etwa %2.</translation>
    </message>
</context>
<context>
    <name>CaptionActions</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Open pictures…</source>
        <translation>Bilder &amp;öffnen…</translation>
    </message>
    <message>
        <source>Add pictures to the album</source>
        <translation>Bilder zum Album hinzufügen</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Add all pictures of a folder and its subfolders</source>
        <translation>Alle Bilder eines Ordners und seiner Unterordner hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>E&amp;infügen</translation>
    </message>
    <message>
        <source>Add the copied files or the copied picture</source>
        <translation>Die kopierten Dateien oder das kopierte Bild hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Export captions…</source>
        <translation>Beschreibungen &amp;exportieren…</translation>
    </message>
    <message>
        <source>&amp;Copy caption</source>
        <translation>Beschreibung &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy the captions of the selected pictures</source>
        <translation>Die Beschreibungen der gewählten Bilder kopieren</translation>
    </message>
    <message>
        <source>Caption the re&amp;st</source>
        <translation>Ü&amp;brige beschreiben</translation>
    </message>
    <message>
        <source>&amp;Remove from album</source>
        <translation>Aus dem Album en&amp;tfernen</translation>
    </message>
    <message>
        <source>Take the selected pictures out of the album; the files stay</source>
        <translation>Die gewählten Bilder aus dem Album nehmen; die Dateien bleiben</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Search al&amp;bum</source>
        <translation>A&amp;lbum durchsuchen</translation>
    </message>
    <message>
        <source>Search captions and names</source>
        <translation>Beschreibungen und Namen suchen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>There are no captions yet: open pictures first</source>
        <translation>Es gibt noch keine Beschreibungen: Öffnen Sie zuerst Bilder</translation>
    </message>
    <message>
        <source>The album is empty</source>
        <translation>Das Album ist leer</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>Kein Modell ist geöffnet</translation>
    </message>
    <message>
        <source>Captioning is under way</source>
        <translation>Es wird gerade beschrieben</translation>
    </message>
    <message>
        <source>Every picture has a caption</source>
        <translation>Jedes Bild hat eine Beschreibung</translation>
    </message>
    <message>
        <source>Watc&amp;h folders</source>
        <translation>Ordner über&amp;wachen</translation>
    </message>
    <message>
        <source>Folders whose new pictures are captioned by themselves</source>
        <translation>Ordner, deren neue Bilder von selbst beschrieben werden</translation>
    </message>
    <message>
        <source>Tr&amp;y sample pictures</source>
        <translation>Beis&amp;pielbilder ausprobieren</translation>
    </message>
    <message>
        <source>Add four photographs that come with the program</source>
        <translation>Vier Fotos hinzufügen, die dem Programm beiliegen</translation>
    </message>
    <message>
        <source>&amp;New album…</source>
        <translation>&amp;Neues Album…</translation>
    </message>
    <message>
        <source>Begin another album in a file of its own; this one stays as it is</source>
        <translation>Ein weiteres Album in einer eigenen Datei beginnen; dieses bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Open a&amp;lbum…</source>
        <translation>Albu&amp;m öffnen…</translation>
    </message>
    <message>
        <source>Go on with an album that is kept in another file; this one stays as it is</source>
        <translation>Mit einem Album aus einer anderen Datei weitermachen; dieses bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Save fi&amp;gure…</source>
        <translation>Abbildung &amp;speichern…</translation>
    </message>
    <message>
        <source>Save, copy or drag out the picture with its words and their maps (PNG, SVG, PDF)</source>
        <translation>Das Bild mit seinen Wörtern und deren Karten speichern, kopieren oder herausziehen (PNG, SVG, PDF)</translation>
    </message>
    <message>
        <source>Caption only what has no caption yet</source>
        <translation>Nur beschreiben, was noch keine Beschreibung hat</translation>
    </message>
    <message>
        <source>Try &amp;failed ones again</source>
        <translation>Gescheiterte &amp;erneut versuchen</translation>
    </message>
    <message>
        <source>Caption all pictures again that could not be captioned</source>
        <translation>Alle Bilder neu beschreiben, bei denen es nicht gelang</translation>
    </message>
    <message>
        <source>Caption se&amp;lected again</source>
        <translation>&amp;Gewählte neu beschreiben</translation>
    </message>
    <message>
        <source>Caption the selected pictures again; what a person wrote stays</source>
        <translation>Die gewählten Bilder neu beschreiben; was ein Mensch schrieb, bleibt</translation>
    </message>
    <message>
        <source>Caption &amp;all again</source>
        <translation>&amp;Alle neu beschreiben</translation>
    </message>
    <message>
        <source>Caption the whole album again; what a person wrote stays</source>
        <translation>Das ganze Album neu beschreiben; was ein Mensch schrieb, bleibt</translation>
    </message>
    <message>
        <source>Take back what was done last</source>
        <translation>Den letzten Schritt rückgängig machen</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>Wie&amp;derholen</translation>
    </message>
    <message>
        <source>Do again what was taken back last</source>
        <translation>Den zuletzt rückgängig gemachten Schritt wiederholen</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>Es gibt nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Nothing was taken back</source>
        <translation>Es gibt nichts zu wiederholen</translation>
    </message>
    <message>
        <source>Cap&amp;tion</source>
        <translation>Bes&amp;chreiben</translation>
    </message>
    <message>
        <source>No picture failed</source>
        <translation>Kein Bild ist gescheitert</translation>
    </message>
    <message>
        <source>Write captions to a table, JSON, files beside the pictures, their metadata or a page</source>
        <translation>Beschreibungen in eine Tabelle, JSON, Dateien neben den Bildern, deren Metadaten oder eine Seite schreiben</translation>
    </message>
    <message>
        <source>E&amp;xport again</source>
        <translation>Noch einmal e&amp;xportieren</translation>
    </message>
    <message>
        <source>Repeat the last export without questions</source>
        <translation>Den letzten Export ohne Rückfragen wiederholen</translation>
    </message>
    <message>
        <source>&amp;Import captions…</source>
        <translation>Besc&amp;hreibungen importieren…</translation>
    </message>
    <message>
        <source>Take over captions that were changed elsewhere (CSV, JSON)</source>
        <translation>Beschreibungen übernehmen, die anderswo geändert wurden (CSV, JSON)</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>less than 1 s</source>
        <translation>weniger als 1 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
</context>
<context>
    <name>FigureFiles</name>
    <message>
        <source>Figures are written as PNG, SVG or PDF: end the name with .png, .svg or .pdf.</source>
        <translation>Abbildungen werden als PNG, SVG oder PDF geschrieben: Lassen Sie den Namen auf .png, .svg oder .pdf enden.</translation>
    </message>
    <message>
        <source>A figure of %1 × %2 pixels is too large: choose fewer words, more columns or a smaller size.</source>
        <translation>Eine Abbildung von %1 × %2 Pixeln ist zu groß: Wählen Sie weniger Wörter, mehr Spalten oder eine geringere Größe.</translation>
    </message>
    <message>
        <source>The figure could not be written (%1). Choose another place or make room.</source>
        <translation>Die Abbildung konnte nicht geschrieben werden (%1). Wählen Sie einen anderen Ort oder schaffen Sie Platz.</translation>
    </message>
</context>
<context>
    <name>FigureNames</name>
    <message>
        <source>Different captions</source>
        <translation>Verschiedene Beschreibungen</translation>
    </message>
    <message>
        <source>Different words said</source>
        <translation>Verschiedene Wörter</translation>
    </message>
    <message>
        <source>Words per caption</source>
        <translation>Wörter je Beschreibung</translation>
    </message>
    <message>
        <source>Share that repeats itself</source>
        <translation>Anteil mit Wiederholungen</translation>
    </message>
    <message>
        <source>Share that breaks off</source>
        <translation>Anteil, der abbricht</translation>
    </message>
    <message>
        <source>Share not among the training captions</source>
        <translation>Anteil, der nicht im Training vorkam</translation>
    </message>
    <message>
        <source>Loss, nats a token</source>
        <translation>Verlust, Nat je Token</translation>
    </message>
    <message>
        <source>Dev loss, nats a token</source>
        <translation>Dev-Verlust, Nat je Token</translation>
    </message>
    <message>
        <source>Training loss, nats a token</source>
        <translation>Trainingsverlust, Nat je Token</translation>
    </message>
    <message>
        <source>Accuracy of the next word</source>
        <translation>Treffer beim nächsten Wort</translation>
    </message>
    <message>
        <source>Dev accuracy of the next word</source>
        <translation>Dev-Treffer beim nächsten Wort</translation>
    </message>
    <message>
        <source>Share of good captions (CIDEr-D 0.5 or more)</source>
        <translation>Anteil guter Beschreibungen (CIDEr-D ab 0,5)</translation>
    </message>
    <message>
        <source>Error of the confidence (ECE)</source>
        <translation>Fehler der Sicherheit (ECE)</translation>
    </message>
    <message>
        <source>Error of a confidence fitted here (ECE)</source>
        <translation>Fehler einer hier angepassten Sicherheit (ECE)</translation>
    </message>
    <message>
        <source>Risk when sorted by confidence (AURC)</source>
        <translation>Risiko nach Sicherheit geordnet (AURC)</translation>
    </message>
    <message>
        <source>Risk when sorted by one fitted here (AURC)</source>
        <translation>Risiko nach einer hier angepassten geordnet (AURC)</translation>
    </message>
    <message>
        <source>Risk in random order</source>
        <translation>Risiko in zufälliger Ordnung</translation>
    </message>
    <message>
        <source>Risk in the best order</source>
        <translation>Risiko in bester Ordnung</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Best epoch</source>
        <translation>Beste Epoche</translation>
    </message>
    <message>
        <source>CIDEr of the best epoch</source>
        <translation>CIDEr der besten Epoche</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Beam</source>
        <translation>Suchbreite</translation>
    </message>
    <message>
        <source>Length exponent</source>
        <translation>Längenexponent</translation>
    </message>
    <message>
        <source>BLEU-4 of the best epoch</source>
        <translation>BLEU-4 der besten Epoche</translation>
    </message>
    <message>
        <source>METEOR of the best epoch</source>
        <translation>METEOR der besten Epoche</translation>
    </message>
    <message>
        <source>Dev loss of the best epoch, nats a token</source>
        <translation>Dev-Verlust der besten Epoche, Nat je Token</translation>
    </message>
    <message>
        <source>Dev accuracy of the best epoch</source>
        <translation>Dev-Trefferquote der besten Epoche</translation>
    </message>
    <message>
        <source>Training time, seconds</source>
        <translation>Trainingszeit, Sekunden</translation>
    </message>
    <message>
        <source>Parameters, without the backbone</source>
        <translation>Parameter, ohne das Grundnetz</translation>
    </message>
    <message>
        <source>Seconds of the last epoch</source>
        <translation>Sekunden der letzten Epoche</translation>
    </message>
</context>
<context>
    <name>LookingActions</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Words and maps</source>
        <translation>Wörter und Karten</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Show the picture larger; the mouse wheel does it where it points</source>
        <translation>Das Bild größer zeigen; das Mausrad vergrößert dort, wo der Zeiger steht</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Show the picture smaller</source>
        <translation>Das Bild kleiner zeigen</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>Show the whole picture as large as there is room; so does a double click</source>
        <translation>Das ganze Bild so groß wie möglich zeigen; ein Doppelklick tut das auch</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>Show each pixel of the file as one of the screen</source>
        <translation>Jedes Pixel der Datei als eines des Bildschirms zeigen</translation>
    </message>
    <message>
        <source>Turn &amp;left</source>
        <translation>Nach &amp;links drehen</translation>
    </message>
    <message>
        <source>Turn the picture for looking at it; the file stays as it is</source>
        <translation>Das Bild zum Ansehen drehen; die Datei bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>Turn &amp;right</source>
        <translation>Nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Give the whole screen to the picture and its caption; Escape ends it</source>
        <translation>Dem Bild und seiner Beschreibung den ganzen Bildschirm geben; Escape beendet das</translation>
    </message>
    <message>
        <source>&amp;Previous picture</source>
        <translation>Voriges &amp;Bild</translation>
    </message>
    <message>
        <source>Go to the picture before this one in the album</source>
        <translation>Zum vorigen Bild im Album gehen</translation>
    </message>
    <message>
        <source>&amp;Next picture</source>
        <translation>&amp;Nächstes Bild</translation>
    </message>
    <message>
        <source>Go to the picture after this one in the album</source>
        <translation>Zum nächsten Bild im Album gehen</translation>
    </message>
    <message>
        <source>&amp;Hide the map</source>
        <translation>Karte &amp;ausblenden</translation>
    </message>
    <message>
        <source>Show the picture without the map over it; held down, for as long as it is</source>
        <translation>Das Bild ohne die Karte darüber zeigen; bei gehaltener Taste nur, solange sie gehalten wird</translation>
    </message>
    <message>
        <source>&amp;Words that looked here</source>
        <translation>&amp;Wörter, die hierher blickten</translation>
    </message>
    <message>
        <source>Mark a part of the picture and see which words looked at it; the arrow keys move the mark, a click sets it</source>
        <translation>Einen Teil des Bildes markieren und sehen, welche Wörter darauf blickten; die Pfeiltasten bewegen die Markierung, ein Klick setzt sie</translation>
    </message>
    <message>
        <source>&amp;Grid of all words</source>
        <translation>Ra&amp;ster aller Wörter</translation>
    </message>
    <message>
        <source>Show the picture once for each word, with the word&apos;s map</source>
        <translation>Das Bild für jedes Wort einmal zeigen, mit dessen Karte</translation>
    </message>
    <message>
        <source>Attention &amp;between words…</source>
        <translation>Aufmerksamkeit &amp;zwischen Wörtern…</translation>
    </message>
    <message>
        <source>Show how much each word looked back at the words before it</source>
        <translation>Zeigen, wie sehr jedes Wort auf die Wörter vor ihm zurückblickte</translation>
    </message>
    <message>
        <source>&amp;Copy picture with map</source>
        <translation>Bild mit Karte ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copy the picture as it is shown, with the word&apos;s map over it</source>
        <translation>Das Bild kopieren, wie es gezeigt wird, mit der Karte des Wortes darüber</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Keyboard &amp;shortcuts…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>Show what all keys do in this view</source>
        <translation>Zeigen, was alle Tasten in dieser Ansicht tun</translation>
    </message>
    <message>
        <source>Previous word</source>
        <translation>Voriges Wort</translation>
    </message>
    <message>
        <source>Show the map of the word before</source>
        <translation>Die Karte des vorigen Wortes zeigen</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>Nächstes Wort</translation>
    </message>
    <message>
        <source>Show the map of the next word</source>
        <translation>Die Karte des nächsten Wortes zeigen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Show word after word, or stay at this one</source>
        <translation>Wort für Wort zeigen oder bei diesem bleiben</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Loslassen</translation>
    </message>
    <message>
        <source>Unmark the part of the picture, then the word, then leave the grid and the full screen</source>
        <translation>Erst die Markierung im Bild aufheben, dann das Wort loslassen, dann Raster und Vollbild verlassen</translation>
    </message>
    <message>
        <source>Look further left</source>
        <translation>Weiter nach links</translation>
    </message>
    <message>
        <source>Move over a zoomed picture</source>
        <translation>Ein vergrößertes Bild verschieben</translation>
    </message>
    <message>
        <source>Look further right</source>
        <translation>Weiter nach rechts</translation>
    </message>
    <message>
        <source>Look further up</source>
        <translation>Weiter nach oben</translation>
    </message>
    <message>
        <source>Look further down</source>
        <translation>Weiter nach unten</translation>
    </message>
    <message>
        <source>&amp;Keep beside</source>
        <translation>&amp;Daneben behalten</translation>
    </message>
    <message>
        <source>Keep this picture with its map beside the next ones, to compare pictures or words; zoom and move go together</source>
        <translation>Dieses Bild mit seiner Karte neben den nächsten behalten, um Bilder oder Wörter zu vergleichen; beide werden gemeinsam vergrößert und verschoben</translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>&amp;No rating</source>
        <translation>&amp;Keine Sterne</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the rating away</source>
        <translation>Die Sterne wegnehmen</translation>
    </message>
    <message numerus="yes">
        <source>Rate the caption with %n star(s)</source>
        <translation>
            <numerusform>Der Beschreibung %n Stern geben</numerusform>
            <numerusform>Der Beschreibung %n Sterne geben</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Annehmen</translation>
    </message>
    <message>
        <source>Accept the caption</source>
        <translation>Die Beschreibung annehmen</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>Ab&amp;lehnen</translation>
    </message>
    <message>
        <source>Reject the caption</source>
        <translation>Die Beschreibung ablehnen</translation>
    </message>
    <message>
        <source>&amp;Unreviewed again</source>
        <translation>Wieder &amp;ungeprüft</translation>
    </message>
    <message>
        <source>Mark the caption as unreviewed</source>
        <translation>Die Beschreibung wieder als ungeprüft kennzeichnen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Bearbe&amp;iten</translation>
    </message>
    <message>
        <source>Edit the caption in its place</source>
        <translation>Die Beschreibung an ihrer Stelle bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Back to the model&apos;s words</source>
        <translation>&amp;Zurück zu den Worten des Modells</translation>
    </message>
    <message>
        <source>Drop what a person wrote; the model&apos;s words stand again</source>
        <translation>Verwerfen, was ein Mensch schrieb; es gelten wieder die Worte des Modells</translation>
    </message>
    <message>
        <source>What &amp;models said…</source>
        <translation>Was &amp;Modelle sagten…</translation>
    </message>
    <message>
        <source>All that models said of this picture, to use again</source>
        <translation>Alles, was Modelle zu diesem Bild sagten, zum Wiederverwenden</translation>
    </message>
    <message>
        <source>Next &amp;doubtful</source>
        <translation>Nächste z&amp;weifelhafte</translation>
    </message>
    <message>
        <source>Go to the next unreviewed caption that is less than 50 % sure</source>
        <translation>Zur nächsten ungeprüften Beschreibung gehen, die zu weniger als 50&#x202f;% sicher ist</translation>
    </message>
    <message>
        <source>&amp;Review rejected</source>
        <translation>Abgelehnte &amp;prüfen</translation>
    </message>
    <message>
        <source>Show the rejected captions: to edit or caption again</source>
        <translation>Die abgelehnten Beschreibungen zeigen, um sie zu bearbeiten oder die Bilder neu zu beschreiben</translation>
    </message>
    <message>
        <source>&amp;Go on after each</source>
        <translation>Nach &amp;jedem weitergehen</translation>
    </message>
    <message>
        <source>Each judgement goes on to the next picture</source>
        <translation>Nach jedem Urteil kommt das nächste Bild</translation>
    </message>
    <message>
        <source>Find and re&amp;place…</source>
        <translation>Suchen und &amp;ersetzen…</translation>
    </message>
    <message>
        <source>Find and replace in many captions</source>
        <translation>In vielen Beschreibungen suchen und ersetzen</translation>
    </message>
    <message>
        <source>C&amp;hange many…</source>
        <translation>&amp;Viele ändern…</translation>
    </message>
    <message>
        <source>Add a prefix or suffix to many captions, set or clean them</source>
        <translation>Vielen Beschreibungen ein Präfix oder Suffix geben, sie ganz ersetzen oder bereinigen</translation>
    </message>
    <message>
        <source>Re&amp;view</source>
        <translation>Prü&amp;fen</translation>
    </message>
    <message>
        <source>Ra&amp;te</source>
        <translation>&amp;Sterne geben</translation>
    </message>
    <message>
        <source>Choose a picture in the album first</source>
        <translation>Wählen Sie zuerst ein Bild im Album</translation>
    </message>
    <message>
        <source>These are the model&apos;s words</source>
        <translation>Es sind die Worte des Modells</translation>
    </message>
    <message>
        <source>There are no captions yet: open pictures first</source>
        <translation>Es gibt noch keine Beschreibungen: Öffnen Sie zuerst Bilder</translation>
    </message>
</context>
<context>
    <name>RunTexts</name>
    <message>
        <source>The file state.json is missing: how the run ended is not known.</source>
        <translation>Die Datei state.json fehlt: Wie der Lauf endete, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The file metrics.csv is missing: there are no curves to show.</source>
        <translation>Die Datei metrics.csv fehlt: Es gibt keine Kurven zu zeigen.</translation>
    </message>
    <message>
        <source>%1: the folder is not there; is its disk or network place missing?</source>
        <translation>%1: Der Ordner ist nicht da; fehlt sein Datenträger oder Netzwerkort?</translation>
    </message>
</context>
<context>
    <name>TextReplacer</name>
    <message>
        <source>The expression is not valid at character %1: %2.</source>
        <translation>Der Ausdruck ist bei Zeichen %1 ungültig: %2.</translation>
    </message>
</context>
<context>
    <name>WordDifferences</name>
    <message>
        <source>different: %1</source>
        <comment>words of a sentence</comment>
        <translation>anders: %1</translation>
    </message>
</context>
<context>
    <name>descry::AlbumFilter</name>
    <message>
        <source>%1: %2</source>
        <comment>file name: caption</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>die Datei fehlt</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>rated %1 of 5</source>
        <translation>%1 von 5 Sternen</translation>
    </message>
    <message>
        <source>%1 percent sure</source>
        <translation>zu %1 Prozent sicher</translation>
    </message>
</context>
<context>
    <name>descry::AlbumModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>captioning…</source>
        <translation>wird beschrieben…</translation>
    </message>
    <message>
        <source>not captioned</source>
        <translation>nicht beschrieben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file name: caption</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>(no words)</source>
        <translation>(keine Wörter)</translation>
    </message>
    <message>
        <source>(the model had nothing to say)</source>
        <translation>(das Modell hatte nichts zu sagen)</translation>
    </message>
    <message>
        <source>missing: %1</source>
        <translation>fehlt: %1</translation>
    </message>
</context>
<context>
    <name>descry::AlbumPanel</name>
    <message>
        <source>Album</source>
        <translation>Album</translation>
    </message>
    <message>
        <source>Search captions and names…</source>
        <translation>Beschreibungen und Namen suchen…</translation>
    </message>
    <message>
        <source>Search the album</source>
        <translation>Album durchsuchen</translation>
    </message>
    <message>
        <source>Order of the album</source>
        <translation>Reihenfolge des Albums</translation>
    </message>
    <message>
        <source>In order of arrival</source>
        <translation>Wie hinzugefügt</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>By caption</source>
        <translation>Nach Beschreibung</translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation>Unsicherste zuerst</translation>
    </message>
    <message>
        <source>Most sure first</source>
        <translation>Sicherste zuerst</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) in the album</source>
        <translation>
            <numerusform>%n Bild im Album</numerusform>
            <numerusform>%n Bilder im Album</numerusform>
        </translation>
    </message>
    <message>
        <source>No picture of the album is found by this search.</source>
        <translation>Diese Suche findet kein Bild des Albums.</translation>
    </message>
    <message>
        <source>Show pictures whose caption or name holds these words (%1); Down goes to what is found</source>
        <translation>Bilder zeigen, deren Beschreibung oder Name diese Wörter enthält (%1); Pfeil nach unten geht zu den gefundenen</translation>
    </message>
    <message>
        <source>%1: puts “%2” into the search</source>
        <comment>what a button shows, the search&apos;s word</comment>
        <translation>%1: setzt „%2“ in die Suche ein</translation>
    </message>
    <message>
        <source>Unreviewed</source>
        <translation>Ungeprüft</translation>
    </message>
    <message>
        <source>Neither accepted nor rejected</source>
        <translation>Weder angenommen noch abgelehnt</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Zweifelhaft</translation>
    </message>
    <message>
        <source>Unreviewed, and the model was less than 50 % sure</source>
        <translation>Ungeprüft, und das Modell war zu weniger als 50&#x202f;% sicher</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Edited by a person</source>
        <translation>Von einem Menschen bearbeitet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Could not be captioned</source>
        <translation>Konnte nicht beschrieben werden</translation>
    </message>
    <message>
        <source>By folder</source>
        <translation>Nach Ordner</translation>
    </message>
    <message>
        <source>Unreviewed first</source>
        <translation>Ungeprüfte zuerst</translation>
    </message>
</context>
<context>
    <name>descry::AlbumStore</name>
    <message>
        <source>%1 Until then this window has an album of its own, which ends with it.</source>
        <translation>%1 Bis dahin hat dieses Fenster ein eigenes Album, das mit ihm endet.</translation>
    </message>
</context>
<context>
    <name>descry::AskingWorker</name>
    <message>
        <source>The model that wrote this caption is no longer open: caption the picture again first.</source>
        <translation>Das Modell dieser Beschreibung ist nicht mehr geöffnet: Lassen Sie das Bild zuerst neu beschreiben.</translation>
    </message>
    <message>
        <source>The network failed on this picture: %1</source>
        <translation>Das Netz scheiterte an diesem Bild: %1</translation>
    </message>
</context>
<context>
    <name>descry::AttentionControls</name>
    <message>
        <source>Previous word</source>
        <translation>Voriges Wort</translation>
    </message>
    <message>
        <source>Previous word (Left)</source>
        <translation>Voriges Wort (Pfeil links)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Show word after word (Space)</source>
        <translation>Wort für Wort zeigen (Leertaste)</translation>
    </message>
    <message>
        <source>Next word</source>
        <translation>Nächstes Wort</translation>
    </message>
    <message>
        <source>Next word (Right)</source>
        <translation>Nächstes Wort (Pfeil rechts)</translation>
    </message>
    <message>
        <source>Decoder layer</source>
        <translation>Decoder-Schicht</translation>
    </message>
    <message>
        <source>Which decoder layer&apos;s attention is shown. The model&apos;s own choice is marked with a star.</source>
        <translation>Von welcher Decoder-Schicht die Aufmerksamkeit gezeigt wird. Die Wahl des Modells trägt einen Stern.</translation>
    </message>
    <message>
        <source>Attention head</source>
        <translation>Aufmerksamkeitskopf</translation>
    </message>
    <message>
        <source>Which attention head of that layer is shown, or the mean of all.</source>
        <translation>Welcher Aufmerksamkeitskopf dieser Schicht gezeigt wird oder ob das Mittel aller.</translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation>S&amp;chicht</translation>
    </message>
    <message>
        <source>Hea&amp;d</source>
        <translation>K&amp;opf</translation>
    </message>
    <message>
        <source>Mean ★</source>
        <translation>Mittel ★</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>%1%2</source>
        <comment>number of a layer or head, and a star at the default</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The mean over all layers takes the mean of all heads: choose a layer to see single heads.</source>
        <translation>Das Mittel über alle Schichten nimmt das Mittel aller Köpfe: Wählen Sie eine Schicht, um einzelne Köpfe zu sehen.</translation>
    </message>
    <message>
        <source>This layer has one attention head.</source>
        <translation>Diese Schicht hat nur einen Aufmerksamkeitskopf.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stay at this word (Space)</source>
        <translation>Bei diesem Wort bleiben (Leertaste)</translation>
    </message>
    <message>
        <source>Attention: the parts of the picture that the network weighted most when it chose this word. Quick, but weight is not effect: hiding a bright part may change little.</source>
        <translation>Aufmerksamkeit: die Teile des Bildes, die das Netz am stärksten gewichtete, als es dieses Wort wählte. Schnell, aber Gewicht ist nicht Wirkung: Einen hellen Teil zu verdecken, ändert vielleicht wenig.</translation>
    </message>
    <message>
        <source>Dependence: the parts of the picture without which this word would have been less probable. Found by hiding one part after the other, which takes a moment a picture.</source>
        <translation>Abhängigkeit: die Teile des Bildes, ohne die dieses Wort weniger wahrscheinlich gewesen wäre. Gefunden, indem ein Teil nach dem anderen verdeckt wird; das dauert je Bild einen Augenblick.</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>Was die Karte zeigt</translation>
    </message>
    <message>
        <source>What the word depends on is asked of the whole network: there are no layers and heads.</source>
        <translation>Wovon das Wort abhängt, wird am ganzen Netz ermittelt: Schichten und Köpfe gibt es dabei nicht zu wählen.</translation>
    </message>
    <message>
        <source>Rollout: attention followed through all layers back to the picture, with what passes them unchanged counted as half (Abnar &amp; Zuidema 2020). Broader than one layer&apos;s attention.</source>
        <translation>Rollout: die Aufmerksamkeit, durch alle Schichten zurück bis zum Bild verfolgt; was unverändert hindurchgeht, zählt zur Hälfte (Abnar &amp; Zuidema 2020). Breiter als die Aufmerksamkeit einer einzelnen Schicht.</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>Darstellung…</translation>
    </message>
    <message>
        <source>Rollout goes through all layers and heads: there is none to choose.</source>
        <translation>Der Rollout geht durch alle Schichten und Köpfe: Es gibt keine zu wählen.</translation>
    </message>
    <message>
        <source>Where it looked</source>
        <translation>Wohin es blickte</translation>
    </message>
    <message>
        <source>Through all layers</source>
        <translation>Durch alle Schichten</translation>
    </message>
    <message>
        <source>What it depends on</source>
        <translation>Wovon es abhängt</translation>
    </message>
    <message>
        <source>How maps are drawn: opacity, look, colours, cells, contours, threshold, scale</source>
        <translation>Wie Karten gezeichnet werden: Deckkraft, Darstellung, Farben, Zellen, Konturen, Schwelle, Skala</translation>
    </message>
</context>
<context>
    <name>descry::AttentionWorker</name>
    <message>
        <source>The model that wrote this caption is no longer open: caption the picture again to see where its words look.</source>
        <translation>Das Modell dieser Beschreibung ist nicht mehr geöffnet: Lassen Sie das Bild neu beschreiben, um zu sehen, wohin seine Wörter blicken.</translation>
    </message>
    <message>
        <source>The network failed on this picture: %1</source>
        <translation>Das Netz scheiterte an diesem Bild: %1</translation>
    </message>
</context>
<context>
    <name>descry::BackgroundIcon</name>
    <message>
        <source>Show the window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Beenden und sichern</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Programm beenden</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>descry::BetweenWords</name>
    <message>
        <source>Decoder layer</source>
        <translation>Decoder-Schicht</translation>
    </message>
    <message>
        <source>Attention head</source>
        <translation>Aufmerksamkeitskopf</translation>
    </message>
    <message>
        <source>How much each word (row) looked back at each word before it (column), in percent</source>
        <translation>Wie sehr jedes Wort (Zeile) auf jedes Wort vor ihm (Spalte) zurückblickte, in Prozent</translation>
    </message>
    <message>
        <source>Attention between words</source>
        <translation>Aufmerksamkeit zwischen Wörtern</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>La&amp;yer</source>
        <translation>S&amp;chicht</translation>
    </message>
    <message>
        <source>Hea&amp;d</source>
        <translation>K&amp;opf</translation>
    </message>
    <message>
        <source>A row for each word, a column for each word it could look back at. What went to the sentence&apos;s start is left out.</source>
        <translation>Eine Zeile für jedes Wort, eine Spalte für jedes Wort, auf das es zurückblicken konnte. Was auf den Satzanfang fiel, ist weggelassen.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>The mean over all layers takes the mean of all heads: choose a layer to see single heads.</source>
        <translation>Das Mittel über alle Schichten nimmt das Mittel aller Köpfe: Wählen Sie eine Schicht, um einzelne Köpfe zu sehen.</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>The words&apos; attention is not there yet.</source>
        <translation>Die Aufmerksamkeit der Wörter ist noch nicht da.</translation>
    </message>
    <message>
        <source>This model&apos;s words do not look at each other: its decoder has no self-attention.</source>
        <translation>Die Wörter dieses Modells blicken nicht aufeinander: Sein Decoder hat keine Selbstaufmerksamkeit.</translation>
    </message>
    <message>
        <source>Word, in %</source>
        <translation>Wort, in %</translation>
    </message>
    <message>
        <source>This decoder has one layer.</source>
        <translation>Dieser Decoder hat nur eine Schicht.</translation>
    </message>
    <message>
        <source>This layer has one attention head.</source>
        <translation>Diese Schicht hat nur einen Aufmerksamkeitskopf.</translation>
    </message>
</context>
<context>
    <name>descry::BranchBar</name>
    <message>
        <source>Checkpoint that the branch goes on from</source>
        <translation>Sicherungspunkt, von dem der Zweig ausgeht</translation>
    </message>
    <message>
        <source>No branch</source>
        <translation>Kein Zweig</translation>
    </message>
    <message>
        <source>Start a run from nothing instead, with these settings</source>
        <translation>Stattdessen mit diesen Einstellungen einen Lauf von Grund auf starten</translation>
    </message>
    <message>
        <source>A branch of “%1”: it goes on from a checkpoint with what you change here.</source>
        <translation>Ein Zweig von „%1“: Er geht von einem Sicherungspunkt aus, mit dem, was Sie hier ändern.</translation>
    </message>
    <message>
        <source>step %1, after epoch %2</source>
        <translation>Schritt %1, nach Epoche %2</translation>
    </message>
</context>
<context>
    <name>descry::CaptionBar</name>
    <message>
        <source>Caption</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>The model said:</source>
        <translation>Das Modell sagte:</translation>
    </message>
    <message>
        <source>What a person wrote; edit it with a double click or E</source>
        <translation>Was ein Mensch schrieb; ein Doppelklick oder E bearbeitet es</translation>
    </message>
    <message>
        <source>(no words)</source>
        <translation>(keine Wörter)</translation>
    </message>
    <message>
        <source>Caption by a person: %1</source>
        <translation>Beschreibung von einem Menschen: %1</translation>
    </message>
</context>
<context>
    <name>descry::CaptionEditor</name>
    <message>
        <source>Edit the caption</source>
        <translation>Die Beschreibung bearbeiten</translation>
    </message>
    <message>
        <source>Return keeps the text, Ctrl+Return keeps it and goes to the next picture, Escape drops it</source>
        <translation>Eingabetaste behält den Text, Strg+Eingabetaste behält ihn und geht zum nächsten Bild, Escape verwirft ihn</translation>
    </message>
    <message>
        <source>No suggestions for “%1”</source>
        <translation>Keine Vorschläge für „%1“</translation>
    </message>
    <message>
        <source>&amp;Add “%1” to the dictionary</source>
        <translation>„%1“ ins Wörterbuch &amp;aufnehmen</translation>
    </message>
    <message>
        <source>Spelling &amp;language</source>
        <translation>Sprache der &amp;Rechtschreibprüfung</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>language, its code</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>descry::CaptionFiguresView</name>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>Dev</translation>
    </message>
    <message>
        <source>The most frequent words that the vocabulary leaves out</source>
        <translation>Die häufigsten Wörter, die der Wortschatz auslässt</translation>
    </message>
    <message>
        <source>Words left out, the most frequent</source>
        <translation>Ausgelassene Wörter, die häufigsten</translation>
    </message>
    <message>
        <source>The vocabulary would hold %1 of the %2 different words in train: those that occur %3 times or more.</source>
        <translation>Der Wortschatz hätte %1 der %2 verschiedenen Wörter im Training: die, die mindestens %3-mal vorkommen.</translation>
    </message>
    <message>
        <source>It covers %1 % of all words of train&apos;s captions and %2 % of dev&apos;s.</source>
        <translation>Er deckt %1&#x202f;% aller Wörter der Trainingsbeschreibungen ab und %2&#x202f;% der Dev-Beschreibungen.</translation>
    </message>
    <message>
        <source>It covers %1 % of all words of train&apos;s captions.</source>
        <translation>Er deckt %1&#x202f;% aller Wörter der Trainingsbeschreibungen ab.</translation>
    </message>
    <message>
        <source>The captions&apos; words are being counted…</source>
        <translation>Die Wörter der Beschreibungen werden gezählt…</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>In train</source>
        <translation>Im Training</translation>
    </message>
    <message>
        <source>In dev</source>
        <translation>In Dev</translation>
    </message>
</context>
<context>
    <name>descry::CaptionFileWorker</name>
    <message>
        <source>These choices leave no caption to write.</source>
        <translation>Bei dieser Auswahl bleibt keine Beschreibung zu schreiben.</translation>
    </message>
</context>
<context>
    <name>descry::CaptionView</name>
    <message>
        <source>Waiting for its turn…</source>
        <translation>Wartet, bis es an der Reihe ist…</translation>
    </message>
    <message>
        <source>Being captioned…</source>
        <translation>Wird beschrieben…</translation>
    </message>
    <message>
        <source>Not captioned: captioning was cancelled. “Caption the rest” in the menu goes on.</source>
        <translation>Nicht beschrieben: Der Vorgang wurde abgebrochen. „Übrige beschreiben“ im Menü macht weiter.</translation>
    </message>
    <message>
        <source>The model had nothing to say.</source>
        <translation>Das Modell hatte nichts zu sagen.</translation>
    </message>
    <message>
        <source>Drop photographs here</source>
        <translation>Fotos hierher ziehen</translation>
    </message>
    <message>
        <source>Descry writes a caption for each picture. Point at a word to see where the network looked when it said it. Folders and copied pictures work too.</source>
        <translation>Descry beschreibt jedes Bild mit einem Satz. Zeigen Sie auf ein Wort, um zu sehen, wohin das Netz dabei blickte. Ordner und kopierte Bilder gehen auch.</translation>
    </message>
    <message>
        <source>Open pictures…</source>
        <translation>Bilder öffnen…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file: what is wrong with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (und %n weiteres)</numerusform>
            <numerusform>%1 (und %n weitere)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were in the album already</source>
        <translation>
            <numerusform>%n Bild war schon im Album</numerusform>
            <numerusform>%n Bilder waren schon im Album</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening the model…</source>
        <translation>Das Modell wird geöffnet…</translation>
    </message>
    <message>
        <source>Choose a picture in the album.</source>
        <translation>Wählen Sie ein Bild im Album.</translation>
    </message>
    <message>
        <source>Loading the picture…</source>
        <translation>Das Bild wird geladen…</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Einen Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>There is no picture and no file to paste: copy one first.</source>
        <translation>Es gibt kein Bild und keine Datei zum Einfügen: Kopieren Sie zuerst eines.</translation>
    </message>
    <message numerus="yes">
        <source>%n caption(s) copied</source>
        <translation>
            <numerusform>%n Beschreibung kopiert</numerusform>
            <numerusform>%n Beschreibungen kopiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) removed from the album (%1 brings them back)</source>
        <translation>
            <numerusform>%n Bild aus dem Album entfernt (%1 holt es zurück)</numerusform>
            <numerusform>%n Bilder aus dem Album entfernt (%1 holt sie zurück)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is ready. The captions here are another model&apos;s: “Caption all again” in the menu renews them.</source>
        <translation>%1 ist bereit. Die Beschreibungen hier stammen von einem anderen Modell: „Alle neu beschreiben“ im Menü erneuert sie.</translation>
    </message>
    <message>
        <source>Albums (*.descry);;All files (*)</source>
        <translation>Alben (*.descry);;Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) found again where they lie now</source>
        <translation>
            <numerusform>%n Bild an seinem neuen Ort wiedergefunden</numerusform>
            <numerusform>%n Bilder an ihrem neuen Ort wiedergefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>New album</source>
        <translation>Neues Album</translation>
    </message>
    <message>
        <source>album.descry</source>
        <translation>album.descry</translation>
    </message>
    <message>
        <source>%1 is there already and was opened as it is</source>
        <translation>%1 gibt es schon und wurde unverändert geöffnet</translation>
    </message>
    <message>
        <source>Open an album</source>
        <translation>Ein Album öffnen</translation>
    </message>
    <message>
        <source>Compare two &amp;models…</source>
        <translation>Zwei Modelle &amp;vergleichen…</translation>
    </message>
    <message>
        <source>The album is empty</source>
        <translation>Das Album ist leer</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>Kein Modell ist geöffnet</translation>
    </message>
    <message>
        <source>Caption the same pictures with a second model and see where they differ (%1)</source>
        <translation>Dieselben Bilder mit einem zweiten Modell beschreiben und sehen, wo sie sich unterscheiden (%1)</translation>
    </message>
    <message>
        <source>“%1” wrote this caption and is not open: choose it above first</source>
        <translation>Das Modell „%1“ schrieb diese Beschreibung und ist nicht geöffnet: Wählen Sie es zuerst oben</translation>
    </message>
    <message>
        <source>Where the network looked is not known yet</source>
        <translation>Wohin das Netz blickte, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>The sentence is being rewritten</source>
        <translation>Der Satz wird neu geschrieben</translation>
    </message>
    <message>
        <source>another word in “%1”</source>
        <comment>an undo step; a file&apos;s name</comment>
        <translation>anderes Wort in „%1“</translation>
    </message>
    <message>
        <source>Rewritten; %1 brings the previous sentence back</source>
        <translation>Neu geschrieben; %1 holt den vorigen Satz zurück</translation>
    </message>
    <message>
        <source>another sentence for “%1”</source>
        <comment>an undo step; a file&apos;s name</comment>
        <translation>anderer Satz für „%1“</translation>
    </message>
    <message>
        <source>The picture&apos;s caption is now: %1</source>
        <translation>Die Beschreibung des Bildes ist jetzt: %1</translation>
    </message>
    <message>
        <source>The picture is no longer in the album.</source>
        <translation>Das Bild ist nicht mehr im Album.</translation>
    </message>
    <message>
        <source>the page</source>
        <translation>der Seite</translation>
    </message>
    <message>
        <source>Fetching the picture from %1…</source>
        <translation>Das Bild wird von %1 geholt…</translation>
    </message>
    <message numerus="yes">
        <source>remove %n picture(s)</source>
        <translation>
            <numerusform>%n Bild entfernen</numerusform>
            <numerusform>%n Bilder entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” wrote this caption and is not open: choose it above, or caption the picture again, to see where its words look.</source>
        <translation>Das Modell „%1“ schrieb diese Beschreibung und ist nicht geöffnet: Wählen Sie es oben oder lassen Sie das Bild neu beschreiben, um zu sehen, wohin die Wörter blicken.</translation>
    </message>
    <message>
        <source>Watch another &amp;folder…</source>
        <translation>Weiteren &amp;Ordner überwachen…</translation>
    </message>
    <message>
        <source>Pictures that come into the folder later are added and captioned by themselves</source>
        <translation>Bilder, die später in den Ordner kommen, werden von selbst hinzugefügt und beschrieben</translation>
    </message>
    <message>
        <source>Watched; click to watch it no longer. Its pictures stay in the album.</source>
        <translation>Wird überwacht; ein Klick beendet das. Seine Bilder bleiben im Album.</translation>
    </message>
    <message>
        <source>%1 is watched no longer</source>
        <translation>%1 wird nicht mehr überwacht</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Einen Ordner überwachen</translation>
    </message>
    <message>
        <source>%1 is watched: pictures that come into it are captioned</source>
        <translation>%1 wird überwacht: Bilder, die hineinkommen, werden beschrieben</translation>
    </message>
    <message>
        <source>The picture is copied</source>
        <translation>Das Bild ist kopiert</translation>
    </message>
    <message>
        <source>The picture has no caption yet.</source>
        <translation>Das Bild hat noch keine Beschreibung.</translation>
    </message>
    <message>
        <source>The maps of this caption are still being computed: the figure appears in a moment.</source>
        <translation>Die Karten zu dieser Beschreibung werden noch berechnet: Die Abbildung erscheint gleich.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <comment>what was done</comment>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>Wie&amp;derholen</translation>
    </message>
    <message>
        <source>Re&amp;do: %1</source>
        <comment>what was taken back</comment>
        <translation>Wie&amp;derholen: %1</translation>
    </message>
    <message>
        <source>There is nothing to take back</source>
        <translation>Es gibt nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Nothing was taken back</source>
        <translation>Es gibt nichts zu wiederholen</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif *.heic *.heif *.avif);;All files (*)</source>
        <translation>Bilder (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp *.gif *.heic *.heif *.avif);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln caption(s) imported (%1 takes them back)</source>
        <translation>
            <numerusform>%Ln Beschreibung importiert (%1 nimmt sie zurück)</numerusform>
            <numerusform>%Ln Beschreibungen importiert (%1 nimmt sie zurück)</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was captioned again meanwhile: its new sentence stays</source>
        <comment>a file&apos;s name</comment>
        <translation>„%1“ wurde inzwischen neu beschrieben: der neue Satz bleibt</translation>
    </message>
</context>
<context>
    <name>descry::CaptionWorker</name>
    <message>
        <source>The model could not be made ready: %1</source>
        <translation>Das Modell konnte nicht vorbereitet werden: %1</translation>
    </message>
    <message>
        <source>No model is open.</source>
        <translation>Kein Modell ist geöffnet.</translation>
    </message>
    <message>
        <source>The network failed: %1</source>
        <translation>Das Netz scheiterte: %1</translation>
    </message>
</context>
<context>
    <name>descry::ChangeDialog</name>
    <message>
        <source>Change captions</source>
        <translation>Beschreibungen ändern</translation>
    </message>
    <message>
        <source>&amp;Find and replace</source>
        <translation>&amp;Suchen und ersetzen</translation>
    </message>
    <message>
        <source>&amp;Change many</source>
        <translation>&amp;Viele ändern</translation>
    </message>
    <message>
        <source>In which captions</source>
        <translation>In welchen Beschreibungen</translation>
    </message>
    <message>
        <source>In all captions</source>
        <translation>In allen Beschreibungen</translation>
    </message>
    <message>
        <source>In those that the search shows</source>
        <translation>In denen, die die Suche zeigt</translation>
    </message>
    <message>
        <source>In the selected ones</source>
        <translation>In den gewählten</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Was sich ändern würde</translation>
    </message>
    <message>
        <source>Tick &amp;none</source>
        <translation>&amp;Keine anhaken</translation>
    </message>
    <message>
        <source>&amp;Tick all</source>
        <translation>&amp;Alle anhaken</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>What is looked for in the captions</source>
        <translation>Was in den Beschreibungen gesucht wird</translation>
    </message>
    <message>
        <source>What comes in its place; of an expression, \1 or $1 is what its first group found</source>
        <translation>Was an seine Stelle kommt; bei einem Ausdruck steht \1 oder $1 für das, was seine erste Gruppe fand</translation>
    </message>
    <message>
        <source>&amp;Regular expression</source>
        <translation>&amp;Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Perl&apos;s regular expressions: (a|the) (\w+)</source>
        <translation>Reguläre Ausdrücke wie in Perl: (a|the) (\w+)</translation>
    </message>
    <message>
        <source>&amp;Match case</source>
        <translation>&amp;Groß-/Kleinschreibung</translation>
    </message>
    <message>
        <source>“Dog” is not “dog”</source>
        <translation>„Dog“ ist nicht „dog“</translation>
    </message>
    <message>
        <source>&amp;Whole words</source>
        <translation>Ganze &amp;Wörter</translation>
    </message>
    <message>
        <source>“cat” is not found in “cattle”</source>
        <translation>„cat“ wird in „cattle“ nicht gefunden</translation>
    </message>
    <message>
        <source>F&amp;ind:</source>
        <translation>S&amp;uchen:</translation>
    </message>
    <message>
        <source>Re&amp;place with:</source>
        <translation>&amp;Ersetzen durch:</translation>
    </message>
    <message>
        <source>Put before the caption as it is written here, where it does not begin so already</source>
        <translation>Wird genau so vor die Beschreibung gesetzt, wo sie nicht schon so beginnt</translation>
    </message>
    <message>
        <source>Put behind the caption as it is written here, where it does not end so already</source>
        <translation>Wird genau so hinter die Beschreibung gesetzt, wo sie nicht schon so endet</translation>
    </message>
    <message>
        <source>The whole caption of every picture</source>
        <translation>Die ganze Beschreibung jedes Bildes</translation>
    </message>
    <message>
        <source>&amp;Set to:</source>
        <translation>Set&amp;zen auf:</translation>
    </message>
    <message>
        <source>Replaces the whole caption of every picture</source>
        <translation>Ersetzt die ganze Beschreibung jedes Bildes</translation>
    </message>
    <message>
        <source>Set to</source>
        <translation>Setzen auf</translation>
    </message>
    <message>
        <source>Tid&amp;y spaces</source>
        <translation>&amp;Leerzeichen aufräumen</translation>
    </message>
    <message>
        <source>One blank between words, none at the ends or before a comma</source>
        <translation>Ein Leerzeichen zwischen Wörtern, keines an den Enden und vor Kommas</translation>
    </message>
    <message>
        <source>Remo&amp;ve repeated words</source>
        <translation>&amp;Doppelte Wörter entfernen</translation>
    </message>
    <message>
        <source>“a a dog” becomes “a dog”</source>
        <translation>„a a dog“ wird zu „a dog“</translation>
    </message>
    <message>
        <source>&amp;Begin with a capital</source>
        <translation>Groß &amp;beginnen</translation>
    </message>
    <message>
        <source>The first letter in upper case</source>
        <translation>Der erste Buchstabe groß</translation>
    </message>
    <message>
        <source>&amp;End with a full stop</source>
        <translation>Mit &amp;Punkt enden</translation>
    </message>
    <message>
        <source>Where there is no punctuation at the end</source>
        <translation>Wo am Ende kein Satzzeichen steht</translation>
    </message>
    <message>
        <source>Prefi&amp;x:</source>
        <translation>Prä&amp;fix:</translation>
    </message>
    <message>
        <source>S&amp;uffix:</source>
        <translation>Suffi&amp;x:</translation>
    </message>
    <message>
        <source>%1 of %2 ticked</source>
        <translation>%1 von %2 angehakt</translation>
    </message>
    <message>
        <source>%1 so far…</source>
        <translation>bisher %1…</translation>
    </message>
    <message numerus="yes">
        <source>Change %n caption(s)</source>
        <translation>
            <numerusform>%n Beschreibung ändern</numerusform>
            <numerusform>%n Beschreibungen ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>One step, which Undo takes back as a whole</source>
        <translation>Ein einziger Schritt, den „Rückgängig“ als Ganzes zurücknimmt</translation>
    </message>
    <message>
        <source>Nothing to change: say above what, and tick what is right</source>
        <translation>Nichts zu ändern: Geben Sie oben an, was zu ändern ist, und haken Sie an, was richtig ist</translation>
    </message>
    <message numerus="yes">
        <source>replace in %n caption(s)</source>
        <translation>
            <numerusform>in %n Beschreibung ersetzen</numerusform>
            <numerusform>in %n Beschreibungen ersetzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n caption(s)</source>
        <translation>
            <numerusform>%n Beschreibung ändern</numerusform>
            <numerusform>%n Beschreibungen ändern</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::ChangePreview</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>descry::ColourLegend</name>
    <message>
        <source>Scale of the attention map</source>
        <translation>Skala der Aufmerksamkeitskarte</translation>
    </message>
    <message>
        <source>Brightest: a cell that holds %1 % of the word&apos;s attention</source>
        <translation>Am hellsten: eine Zelle mit %1&#x202f;% der Aufmerksamkeit des Wortes</translation>
    </message>
    <message>
        <source>The scale of the attention map, when a word is shown</source>
        <translation>Die Skala der Aufmerksamkeitskarte, wenn ein Wort gezeigt wird</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>Brightest: a cell without which the word is about %1 times less probable</source>
        <translation>Am hellsten: eine Zelle, ohne die das Wort etwa %1-mal weniger wahrscheinlich ist</translation>
    </message>
    <message>
        <source>%1 times less probable without that part</source>
        <translation>ohne diesen Teil %1-mal weniger wahrscheinlich</translation>
    </message>
    <message>
        <source>each word&apos;s own largest fall of probability (%1 to %2)</source>
        <translation>größter Rückgang der Wahrscheinlichkeit, je Wort (%1 bis %2)</translation>
    </message>
    <message>
        <source>%1 of the word&apos;s attention in a cell</source>
        <translation>%1 der Aufmerksamkeit des Wortes in einer Zelle</translation>
    </message>
    <message>
        <source>each word&apos;s own largest share of attention in a cell (%1 to %2)</source>
        <translation>größter Anteil der Aufmerksamkeit in einer Zelle, je Wort (%1 bis %2)</translation>
    </message>
</context>
<context>
    <name>descry::ColumnList</name>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>The model&apos;s caption</source>
        <translation>Beschreibung des Modells</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Accepted or rejected</source>
        <translation>Angenommen oder abgelehnt</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Words with probabilities</source>
        <translation>Wörter mit Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>N best sentences</source>
        <translation>Die N besten Sätze</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model&apos;s hash</source>
        <translation>Hash des Modells</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Content&apos;s hash</source>
        <translation>Hash des Inhalts</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Ticked columns are written, in this order. Drag them, or move them by Alt+Up and Alt+Down.</source>
        <translation>Angehakte Spalten werden in dieser Reihenfolge geschrieben. Ziehen Sie sie oder verschieben Sie sie mit Alt+Pfeil auf und Alt+Pfeil ab.</translation>
    </message>
</context>
<context>
    <name>descry::ComparisonDialog</name>
    <message>
        <source>Comparison of %1</source>
        <translation>Vergleich von %1</translation>
    </message>
    <message>
        <source>Evaluate all</source>
        <translation>Alle bewerten</translation>
    </message>
    <message>
        <source>Figures of the runs</source>
        <translation>Kennzahlen der Läufe</translation>
    </message>
    <message>
        <source>Differences to the first run</source>
        <translation>Unterschiede zum ersten Lauf</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Differences to %1</source>
        <translation>Unterschiede zu %1</translation>
    </message>
    <message>
        <source>Paired bootstrap over the same pictures, 1,000 resamples; p by approximate randomisation, 10,000 shuffles, two-sided.</source>
        <translation>Gepaarter Bootstrap über dieselben Bilder, 1.000 Ziehungen; p durch näherungsweise Randomisierung, 10.000 Vertauschungen, zweiseitig.</translation>
    </message>
    <message>
        <source>Save as a page…</source>
        <translation>Als Seite speichern…</translation>
    </message>
    <message>
        <source>Closes this window (Escape); cancels an evaluation</source>
        <translation>Schließt dieses Fenster (Escape); bricht eine Bewertung ab</translation>
    </message>
    <message>
        <source>the data of %1</source>
        <translation>die Daten von %1</translation>
    </message>
    <message>
        <source>chosen data: %1</source>
        <translation>gewählte Daten: %1</translation>
    </message>
    <message>
        <source>Save the comparison</source>
        <translation>Den Vergleich speichern</translation>
    </message>
    <message>
        <source>Page (*.html)</source>
        <translation>Seite (*.html)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>run, metric</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Writes all of it as a page for a browser</source>
        <translation>Schreibt alles als Seite für einen Browser</translation>
    </message>
    <message>
        <source>The runs are still being read.</source>
        <translation>Die Läufe werden noch gelesen.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Settings of the runs</source>
        <translation>Einstellungen der Läufe</translation>
    </message>
    <message>
        <source>&amp;Only what differs</source>
        <translation>Nur &amp;Abweichendes</translation>
    </message>
    <message>
        <source>Leaves out settings that all runs share (Alt+O)</source>
        <translation>Lässt Einstellungen weg, die allen Läufen gemeinsam sind (Alt+A)</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copies the table of this page, for a spreadsheet</source>
        <translation>Kopiert die Tabelle dieser Seite, für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>CIDEr</source>
        <translation>CIDEr</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>BLEU-4</source>
        <translation>BLEU-4</translation>
    </message>
    <message>
        <source>METEOR</source>
        <translation>METEOR</translation>
    </message>
    <message>
        <source>Dev loss</source>
        <translation>Dev-Verlust</translation>
    </message>
    <message>
        <source>nats a token</source>
        <translation>Nat je Token</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>of next word</source>
        <translation>nächstes Wort</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>of training</source>
        <translation>des Trainings</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>millions</source>
        <translation>Millionen</translation>
    </message>
</context>
<context>
    <name>descry::ComparisonModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>A: %1</source>
        <comment>a model&apos;s name</comment>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <comment>a model&apos;s name</comment>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>A&apos;s confidence</source>
        <translation>Sicherheit A</translation>
    </message>
    <message>
        <source>B&apos;s confidence</source>
        <translation>Sicherheit B</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
</context>
<context>
    <name>descry::ComparisonWindow</name>
    <message>
        <source>Only where they &amp;differ</source>
        <translation>Nur &amp;Unterschiede</translation>
    </message>
    <message>
        <source>&amp;Use B&apos;s captions</source>
        <translation>Beschreibungen von B über&amp;nehmen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Compare two models</source>
        <translation>Zwei Modelle vergleichen</translation>
    </message>
    <message>
        <source>How far the comparison is</source>
        <translation>Wie weit der Vergleich ist</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The second model</source>
        <translation>Das zweite Modell</translation>
    </message>
    <message>
        <source>The model to compare with the album&apos;s</source>
        <translation>Das Modell, mit dem das des Albums verglichen wird</translation>
    </message>
    <message>
        <source>choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Which pictures</source>
        <translation>Welche Bilder</translation>
    </message>
    <message>
        <source>Which of the album&apos;s pictures both models caption</source>
        <translation>Welche Bilder des Albums beide Modelle beschreiben</translation>
    </message>
    <message>
        <source>&amp;B:</source>
        <translation>&amp;B:</translation>
    </message>
    <message>
        <source>A:</source>
        <translation>A:</translation>
    </message>
    <message>
        <source>Leaves out the pictures of which both models say the same</source>
        <translation>Lässt die Bilder weg, zu denen beide Modelle dasselbe sagen</translation>
    </message>
    <message>
        <source>What both models say of each picture</source>
        <translation>Was beide Modelle zu jedem Bild sagen</translation>
    </message>
    <message>
        <source>Open the second model</source>
        <translation>Das zweite Modell öffnen</translation>
    </message>
    <message>
        <source>Captioner (*.safetensors);;All files (*)</source>
        <translation>Modell (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <comment>a model</comment>
        <translation>%1 wird geöffnet…</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2. %3</source>
        <translation>Nach %1 von %2 abgebrochen. %3</translation>
    </message>
    <message>
        <source>There is nothing to compare.</source>
        <translation>Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>They differ on %1 of %2 pictures. On average A is %3 % sure, B %4 %.</source>
        <translation>Bei %1 von %2 Bildern unterscheiden sie sich. Im Mittel ist A zu %3&#x202f;% sicher, B zu %4&#x202f;%.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be captioned.</source>
        <translation>
            <numerusform>%n Bild konnte nicht beschrieben werden.</numerusform>
            <numerusform>%n Bilder konnten nicht beschrieben werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>captions of %1</source>
        <comment>an undo step</comment>
        <translation>Beschreibungen von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n caption(s) of B taken over; Undo in the main window brings the old ones back</source>
        <translation>
            <numerusform>%n Beschreibung von B übernommen; „Rückgängig“ im Hauptfenster holt die alte zurück</numerusform>
            <numerusform>%n Beschreibungen von B übernommen; „Rückgängig“ im Hauptfenster holt die alten zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>The album has these captions already.</source>
        <translation>Das Album hat diese Beschreibungen schon.</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Den Vergleich exportieren</translation>
    </message>
    <message>
        <source>comparison.csv</source>
        <translation>vergleich.csv</translation>
    </message>
    <message>
        <source>Table, comma-separated (*.csv)</source>
        <translation>Tabelle, durch Kommas getrennt (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>all %n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>alle %n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n selected</source>
        <translation>
            <numerusform>%n gewähltes</numerusform>
            <numerusform>die %n gewählten</numerusform>
        </translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>Kein Modell ist geöffnet</translation>
    </message>
    <message>
        <source>Choose the second model first</source>
        <translation>Wählen Sie zuerst das zweite Modell</translation>
    </message>
    <message>
        <source>The album is empty</source>
        <translation>Das Album ist leer</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>What is compared so far stays</source>
        <translation>Was bisher verglichen ist, bleibt</translation>
    </message>
    <message>
        <source>Lets both models caption the pictures; the album keeps its captions</source>
        <translation>Lässt beide Modelle die Bilder beschreiben; das Album behält seine Beschreibungen</translation>
    </message>
    <message>
        <source>Select pictures in the table first</source>
        <translation>Wählen Sie zuerst Bilder in der Tabelle</translation>
    </message>
    <message>
        <source>Writes the pictures that are shown with both captions to a table (CSV)</source>
        <translation>Schreibt die gezeigten Bilder mit beiden Beschreibungen in eine Tabelle (CSV)</translation>
    </message>
    <message>
        <source>There is nothing to export yet</source>
        <translation>Es gibt noch nichts zu exportieren</translation>
    </message>
    <message>
        <source>Choose a second model and compare: the table shows what both say of each picture, and where they differ.</source>
        <translation>Wählen Sie ein zweites Modell und vergleichen Sie: Die Tabelle zeigt, was beide zu jedem Bild sagen und wo sie sich unterscheiden.</translation>
    </message>
    <message>
        <source>%1 of %2 · %3 pictures/s · %4 left</source>
        <translation>%1 von %2 · %3 Bilder/s · noch %4</translation>
    </message>
    <message>
        <source>Makes what B says the captions of the selected pictures; it can be undone</source>
        <translation>Macht, was B sagt, zur Beschreibung der ausgewählten Bilder; es lässt sich rückgängig machen</translation>
    </message>
</context>
<context>
    <name>descry::ComparisonWorker</name>
    <message>
        <source>The first model is no longer open.</source>
        <translation>Das erste Modell ist nicht mehr geöffnet.</translation>
    </message>
    <message>
        <source>The network failed: %1</source>
        <translation>Das Netz scheiterte: %1</translation>
    </message>
</context>
<context>
    <name>descry::CurvePlot</name>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 was not written: %2.</source>
        <translation>%1 wurde nicht geschrieben: %2.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Bild speichern…</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>Diagramm speichern</translation>
    </message>
    <message>
        <source>Save data…</source>
        <translation>Daten speichern…</translation>
    </message>
    <message>
        <source>Save data of plot</source>
        <translation>Daten des Diagramms speichern</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>These records do not say at what time of day their steps were taken; choose another horizontal axis.</source>
        <translation>Diese Aufzeichnungen sagen nicht, zu welcher Uhrzeit ihre Schritte waren; wählen Sie eine andere waagerechte Achse.</translation>
    </message>
    <message>
        <source>%1 (average %2)</source>
        <translation>%1 (Mittel %2)</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Show values as a table</source>
        <translation>Werte als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Back to the others</source>
        <translation>Zurück zu den anderen</translation>
    </message>
    <message>
        <source>Fill the grid</source>
        <translation>Raster ausfüllen</translation>
    </message>
    <message>
        <source>Back into the grid</source>
        <translation>Zurück ins Raster</translation>
    </message>
    <message>
        <source>Own window</source>
        <translation>Eigenes Fenster</translation>
    </message>
    <message>
        <source>Move forward</source>
        <translation>Nach vorn</translation>
    </message>
    <message>
        <source>Move back</source>
        <translation>Nach hinten</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation>PNG-Bild (*.png);;SVG-Zeichnung (*.svg);;PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>started</source>
        <translation>gestartet</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>went on after a pause</source>
        <translation>nach Pause fortgesetzt</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>Sicherungspunkt</translation>
    </message>
    <message>
        <source>next stage</source>
        <translation>nächste Stufe</translation>
    </message>
    <message>
        <source>learning rate changed</source>
        <translation>Lernrate geändert</translation>
    </message>
    <message>
        <source>a step was skipped: not finite</source>
        <translation>ein Schritt wurde übersprungen: nicht endlich</translation>
    </message>
    <message>
        <source>the last good weights were restored</source>
        <translation>die letzten guten Gewichte wurden wiederhergestellt</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
</context>
<context>
    <name>descry::DataDialog</name>
    <message>
        <source>%1 · %2</source>
        <comment>picture&apos;s name, its split</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Some of the pictures, with their captions</source>
        <translation>Einige der Bilder, mit ihren Beschreibungen</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Closes this window (Escape)</source>
        <translation>Schließt dieses Fenster (Escape)</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>Dev</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>in no list</source>
        <translation>in keiner Liste</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Beschreibungen</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
</context>
<context>
    <name>descry::DataPanel</name>
    <message>
        <source>Make sample scenes</source>
        <translation>Beispielszenen erzeugen</translation>
    </message>
    <message>
        <source>Writes small captioned pictures to learn from: no download, trained in about two minutes</source>
        <translation>Schreibt kleine beschriebene Bilder zum Lernen: ohne Herunterladen, in etwa zwei Minuten trainiert</translation>
    </message>
    <message>
        <source>Sample scenes written</source>
        <translation>Beispielszenen geschrieben</translation>
    </message>
    <message>
        <source>Reading the data…</source>
        <translation>Die Daten werden gelesen…</translation>
    </message>
    <message>
        <source>There is something to show once data has been read.</source>
        <translation>Hier gibt es etwas zu sehen, sobald Daten gelesen sind.</translation>
    </message>
    <message>
        <source>Pictures: %1 train, %2 dev, %3 test</source>
        <translation>Bilder: %1 Training, %2 Dev, %3 Test</translation>
    </message>
    <message>
        <source>Captions: %1</source>
        <translation>Beschreibungen: %1</translation>
    </message>
    <message>
        <source>In no list, not used: %1</source>
        <translation>In keiner Liste, nicht verwendet: %1</translation>
    </message>
    <message>
        <source>No list says which are dev: %1 % were drawn, with seed %2.</source>
        <translation>Keine Liste nennt Dev-Bilder: %1&#x202f;% wurden gezogen, mit Startwert %2.</translation>
    </message>
    <message>
        <source>Choose data first, or make sample scenes.</source>
        <translation>Wählen Sie zuerst Daten, oder erzeugen Sie Beispielszenen.</translation>
    </message>
    <message>
        <source>The data is still being read.</source>
        <translation>Die Daten werden noch gelesen.</translation>
    </message>
    <message>
        <source>Samples, words, problems (%1)…</source>
        <translation>Beispiele, Wörter, Probleme (%1)…</translation>
    </message>
    <message>
        <source>Samples, words, problems…</source>
        <translation>Beispiele, Wörter, Probleme…</translation>
    </message>
    <message>
        <source>Shows some pictures with their captions, how long captions are, which words the vocabulary covers, and what was left out, and why</source>
        <translation>Zeigt einige Bilder mit ihren Beschreibungen, wie lang Beschreibungen sind, welche Wörter der Wortschatz abdeckt und was ausgelassen wurde und warum</translation>
    </message>
</context>
<context>
    <name>descry::DecodingDialog</name>
    <message>
        <source>Captioning settings</source>
        <translation>Einstellungen zum Beschreiben</translation>
    </message>
    <message>
        <source>Sentences that are followed at the same time: 1 is fastest, 3 to 5 write better captions</source>
        <translation>Sätze, die gleichzeitig verfolgt werden: 1 ist am schnellsten, 3 bis 5 ergeben bessere Beschreibungen</translation>
    </message>
    <message>
        <source>How strongly longer sentences are favoured: 0 not at all</source>
        <translation>Wie stark längere Sätze bevorzugt werden: 0 gar nicht</translation>
    </message>
    <message>
        <source>A caption ends after this many words at the latest</source>
        <translation>Eine Beschreibung endet spätestens nach so vielen Wörtern</translation>
    </message>
    <message>
        <source>&amp;Beam:</source>
        <translation>&amp;Suchbreite:</translation>
    </message>
    <message>
        <source>&amp;Most words:</source>
        <translation>Wörter &amp;höchstens:</translation>
    </message>
    <message>
        <source>Changes count for pictures captioned from now on. “Caption all again” renews the others.</source>
        <translation>Änderungen gelten für Bilder, die ab jetzt beschrieben werden. „Alle neu beschreiben“ erneuert die anderen.</translation>
    </message>
    <message>
        <source>The model&apos;s &amp;own</source>
        <translation>Die des &amp;Modells</translation>
    </message>
    <message>
        <source>What the model&apos;s file recommends</source>
        <translation>Was die Modelldatei empfiehlt</translation>
    </message>
    <message>
        <source>Name &amp;nothing twice in the same words</source>
        <translation>&amp;Nichts zweimal mit denselben Worten nennen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Beam search</source>
        <translation>Strahlsuche</translation>
    </message>
    <message>
        <source>Greedy: the likeliest word each time</source>
        <translation>Gierig: jedes Mal das wahrscheinlichste Wort</translation>
    </message>
    <message>
        <source>Drawn by chance</source>
        <translation>Zufällig gezogen</translation>
    </message>
    <message>
        <source>&amp;Sentences by:</source>
        <translation>Ver&amp;fahren:</translation>
    </message>
    <message>
        <source>Searched for, the best of many; or drawn word by word, different each time</source>
        <translation>Gesucht, der beste aus vielen; oder Wort für Wort gezogen, jedes Mal anders</translation>
    </message>
    <message>
        <source>Length &amp;exponent:</source>
        <translation>Längen&amp;exponent:</translation>
    </message>
    <message>
        <source>Sentences &amp;kept:</source>
        <translation>&amp;Behaltene Sätze:</translation>
    </message>
    <message>
        <source>Of each picture, best first; the inspector shows them beside each other</source>
        <translation>Zu jedem Bild, der beste zuerst; die rechte Spalte zeigt sie nebeneinander</translation>
    </message>
    <message>
        <source>No “a man in a man”: two words that stood together do not again</source>
        <translation>Kein „a man in a man“: zwei Wörter, die schon beieinanderstanden, tun es nicht noch einmal</translation>
    </message>
    <message>
        <source>&amp;Fewest words:</source>
        <translation>Wörter m&amp;indestens:</translation>
    </message>
    <message>
        <source>No caption ends before so many words</source>
        <translation>Keine Beschreibung endet vor so vielen Wörtern</translation>
    </message>
    <message>
        <source>a photograph of</source>
        <translation>a photograph of</translation>
    </message>
    <message>
        <source>Be&amp;gin with:</source>
        <translation>Be&amp;ginnt mit:</translation>
    </message>
    <message>
        <source>Words that every caption begins with</source>
        <translation>Wörter, mit denen jede Beschreibung beginnt</translation>
    </message>
    <message>
        <source>dog, grass</source>
        <translation>dog, grass</translation>
    </message>
    <message>
        <source>M&amp;ust hold:</source>
        <translation>Muss enthal&amp;ten:</translation>
    </message>
    <message>
        <source>man, woman</source>
        <translation>man, woman</translation>
    </message>
    <message>
        <source>Ne&amp;ver say:</source>
        <translation>Nie &amp;verwenden:</translation>
    </message>
    <message>
        <source>Drawing by chance</source>
        <translation>Zufälliges Ziehen</translation>
    </message>
    <message>
        <source>&amp;Temperature:</source>
        <translation>Tem&amp;peratur:</translation>
    </message>
    <message>
        <source>Below 1 keeps to what is likely, above 1 dares more</source>
        <translation>Unter 1 bleibt es beim Wahrscheinlichen, über 1 wagt es mehr</translation>
    </message>
    <message>
        <source>all words</source>
        <translation>alle Wörter</translation>
    </message>
    <message>
        <source>&amp;Likeliest words:</source>
        <translation>&amp;Wahrscheinlichste Wörter:</translation>
    </message>
    <message>
        <source>Draws from so many of the likeliest words only</source>
        <translation>Zieht nur aus so vielen der wahrscheinlichsten Wörter</translation>
    </message>
    <message>
        <source>S&amp;hare:</source>
        <translation>&amp;Anteil:</translation>
    </message>
    <message>
        <source>Draws from the likeliest words that hold this share of probability together</source>
        <translation>Zieht aus den wahrscheinlichsten Wörtern, die zusammen diesen Anteil der Wahrscheinlichkeit haben</translation>
    </message>
    <message>
        <source>Ne&amp;w</source>
        <translation>Ne&amp;u</translation>
    </message>
    <message>
        <source>Other sentences: another number to draw by</source>
        <translation>Andere Sätze: eine andere Zahl zum Ziehen</translation>
    </message>
    <message>
        <source>See&amp;d:</source>
        <translation>Sta&amp;rtwert:</translation>
    </message>
    <message>
        <source>The same number draws the same sentences again</source>
        <translation>Dieselbe Zahl zieht dieselben Sätze noch einmal</translation>
    </message>
    <message>
        <source>For sentences that are drawn by chance</source>
        <translation>Für Sätze, die zufällig gezogen werden</translation>
    </message>
    <message>
        <source>Until this is put right, pictures are captioned without these changes.</source>
        <translation>Bis das berichtigt ist, werden Bilder ohne diese Änderungen beschrieben.</translation>
    </message>
    <message>
        <source>What every caption holds, wherever it fits best: words, or several in a row (hot dog), with commas between them</source>
        <translation>Was jede Beschreibung enthält, wo es am besten passt: Wörter oder mehrere hintereinander (hot dog), mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>What no caption holds: words, or several in a row (hot dog), with commas between them</source>
        <translation>Was keine Beschreibung enthält: Wörter oder mehrere hintereinander (hot dog), mit Kommas dazwischen</translation>
    </message>
</context>
<context>
    <name>descry::DevCaptions</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a caption, its CIDEr</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, CIDEr-D %2</source>
        <translation>%1, CIDEr-D %2</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>In 1,000</source>
        <translation>In 1.000</translation>
    </message>
    <message>
        <source>References</source>
        <translation>Referenzen</translation>
    </message>
    <message>
        <source>Captions with the lowest CIDEr, and their references</source>
        <translation>Beschreibungen mit dem niedrigsten CIDEr und ihre Referenzen</translation>
    </message>
    <message>
        <source>Captions with the highest CIDEr, and their references</source>
        <translation>Beschreibungen mit dem höchsten CIDEr und ihre Referenzen</translation>
    </message>
    <message>
        <source>Worst</source>
        <translation>Schlechteste</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Beste</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Lengths</source>
        <translation>Längen</translation>
    </message>
    <message>
        <source>Scores and figures of the dev captions</source>
        <translation>Wertungen und Kennzahlen der Dev-Beschreibungen</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Wertungen</translation>
    </message>
    <message>
        <source>Words said more often than in the references</source>
        <translation>Wörter, die öfter vorkommen als in den Referenzen</translation>
    </message>
    <message>
        <source>Words said less often than in the references</source>
        <translation>Wörter, die seltener vorkommen als in den Referenzen</translation>
    </message>
    <message>
        <source>Said too often</source>
        <translation>Zu oft gesagt</translation>
    </message>
    <message>
        <source>Said too rarely</source>
        <translation>Zu selten gesagt</translation>
    </message>
    <message>
        <source>What all dev captions are like appears here once an epoch&apos;s captions are scored.</source>
        <translation>Wie alle Dev-Beschreibungen sind, erscheint hier, sobald die einer Epoche bewertet sind.</translation>
    </message>
    <message>
        <source>No dev captions were scored up to epoch %1.</source>
        <translation>Bis Epoche %1 wurden keine Dev-Beschreibungen bewertet.</translation>
    </message>
    <message>
        <source>Dev captions of epoch %1</source>
        <translation>Dev-Beschreibungen der Epoche %1</translation>
    </message>
    <message>
        <source>Dev captions of epoch %1, the last that was scored up to epoch %2</source>
        <translation>Dev-Beschreibungen der Epoche %1, der letzten bewerteten bis Epoche %2</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>descry::DictionaryLoader</name>
    <message>
        <source>Spelling is not checked: Descry was built without Hunspell.</source>
        <translation>Die Rechtschreibung wird nicht geprüft: Descry wurde ohne Hunspell gebaut.</translation>
    </message>
    <message>
        <source>Spelling is not checked: there is no dictionary of your language. The package “%1” has one.</source>
        <translation>Die Rechtschreibung wird nicht geprüft: Es gibt kein Wörterbuch Ihrer Sprache. Das Paket „%1“ enthält eines.</translation>
    </message>
</context>
<context>
    <name>descry::EpochSlider</name>
    <message>
        <source>Epoch that is looked at: %1</source>
        <translation>Betrachtete Epoche: %1</translation>
    </message>
    <message>
        <source>Epoch %1. Goes back through the epochs (left and right arrow)</source>
        <translation>Epoche %1. Geht durch die Epochen zurück (Pfeil links und rechts)</translation>
    </message>
    <message>
        <source>There is more than one epoch to look at once the run has gone on.</source>
        <translation>Mehr als eine Epoche gibt es zu sehen, sobald der Lauf weiter ist.</translation>
    </message>
</context>
<context>
    <name>descry::ExportDesk</name>
    <message>
        <source>An export is under way.</source>
        <translation>Ein Export läuft gerade.</translation>
    </message>
    <message>
        <source>There are no such pictures.</source>
        <translation>Solche Bilder gibt es nicht.</translation>
    </message>
    <message>
        <source>Nothing was exported: no picture is selected.</source>
        <translation>Nichts wurde exportiert: Kein Bild ist gewählt.</translation>
    </message>
    <message>
        <source>Nothing was exported: there are no such pictures.</source>
        <translation>Nichts wurde exportiert: Solche Bilder gibt es nicht.</translation>
    </message>
    <message>
        <source>The export was cancelled; no file is half written.</source>
        <translation>Der Export wurde abgebrochen; keine Datei ist halb geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln caption(s) written</source>
        <translation>
            <numerusform>%Ln Beschreibung geschrieben</numerusform>
            <numerusform>%Ln Beschreibungen geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln caption(s) written to %1</source>
        <translation>
            <numerusform>%Ln Beschreibung nach %1 geschrieben</numerusform>
            <numerusform>%Ln Beschreibungen nach %1 geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %Ln were there already and stayed</source>
        <translation>
            <numerusform>; %Ln war schon da und blieb</numerusform>
            <numerusform>; %Ln waren schon da und blieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %Ln could not be written: %1</source>
        <translation>
            <numerusform>; %Ln gelang nicht: %1</numerusform>
            <numerusform>; %Ln gelangen nicht: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln caption(s) copied</source>
        <translation>
            <numerusform>%Ln Beschreibung kopiert</numerusform>
            <numerusform>%Ln Beschreibungen kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Import captions</source>
        <translation>Beschreibungen importieren</translation>
    </message>
    <message>
        <source>Captions (*.csv *.tsv *.txt *.json *.jsonl);;All files (*)</source>
        <translation>Beschreibungen (*.csv *.tsv *.txt *.json *.jsonl);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>descry::ExportDialog</name>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>COCO results</source>
        <translation>COCO-Ergebnisse</translation>
    </message>
    <message>
        <source>Text file beside each picture</source>
        <translation>Textdatei neben jedem Bild</translation>
    </message>
    <message>
        <source>XMP file beside each picture</source>
        <translation>XMP-Datei neben jedem Bild</translation>
    </message>
    <message>
        <source>In the pictures&apos; own metadata</source>
        <translation>In den Metadaten der Bilder selbst</translation>
    </message>
    <message>
        <source>Gallery page (HTML)</source>
        <translation>Galerieseite (HTML)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>COCO results (*.json)</source>
        <translation>COCO-Ergebnisse (*.json)</translation>
    </message>
    <message>
        <source>Table (*.csv *.tsv)</source>
        <translation>Tabelle (*.csv *.tsv)</translation>
    </message>
    <message>
        <source>Byte order &amp;mark</source>
        <translation>B&amp;yte-Order-Marke (BOM)</translation>
    </message>
    <message>
        <source>Older spreadsheets take a table for UTF-8 only with it</source>
        <translation>Nur mit ihr erkennen ältere Tabellenkalkulationen eine Tabelle als UTF-8</translation>
    </message>
    <message>
        <source>Also pict&amp;ures without caption</source>
        <translation>Auch Bilder &amp;ohne Beschreibung</translation>
    </message>
    <message>
        <source>With what went wrong, in the column Problem</source>
        <translation>Mit dem, was nicht gelang, in der Spalte „Problem“</translation>
    </message>
    <message>
        <source>&amp;Replace files that are there</source>
        <translation>Vorhandene Dateien e&amp;rsetzen</translation>
    </message>
    <message>
        <source>Otherwise a picture that has such a file already keeps it. XMP keeps what else it holds.</source>
        <translation>Sonst behält ein Bild, das schon eine solche Datei hat, diese. XMP behält, was sonst darin steht.</translation>
    </message>
    <message>
        <source>Keep the &amp;originals</source>
        <translation>Ori&amp;ginale behalten</translation>
    </message>
    <message>
        <source>The file as it was stays beside, with _original behind its name</source>
        <translation>Die Datei, wie sie war, bleibt daneben liegen, mit _original hinter ihrem Namen</translation>
    </message>
    <message>
        <source>Hea&amp;t maps</source>
        <translation>Wärmebil&amp;der</translation>
    </message>
    <message>
        <source>The page shows where the network looked when one points at a word; takes longer</source>
        <translation>Die Seite zeigt, wohin das Netz blickte, wenn man auf ein Wort zeigt; dauert länger</translation>
    </message>
    <message>
        <source>Export captions</source>
        <translation>Beschreibungen exportieren</translation>
    </message>
    <message>
        <source>All captions</source>
        <translation>Alle Beschreibungen</translation>
    </message>
    <message>
        <source>Accepted ones</source>
        <translation>Angenommene</translation>
    </message>
    <message>
        <source>All but rejected ones</source>
        <translation>Alle außer den abgelehnten</translation>
    </message>
    <message>
        <source>Edited ones</source>
        <translation>Bearbeitete</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>The folder&apos;s name</source>
        <translation>Der Name des Ordners</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>&amp;Format:</translation>
    </message>
    <message>
        <source>&amp;Pictures:</source>
        <translation>&amp;Bilder:</translation>
    </message>
    <message>
        <source>C&amp;aptions:</source>
        <translation>Be&amp;schreibungen:</translation>
    </message>
    <message>
        <source>Co&amp;lumns:</source>
        <translation>Spa&amp;lten:</translation>
    </message>
    <message>
        <source>&amp;Delimiter:</source>
        <translation>Tre&amp;nnzeichen:</translation>
    </message>
    <message>
        <source>T&amp;itle:</source>
        <translation>&amp;Titel:</translation>
    </message>
    <message>
        <source>W&amp;here:</source>
        <translation>Wo&amp;hin:</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>What will be &amp;written:</source>
        <translation>Was geschr&amp;ieben wird:</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Ca&amp;ncel export</source>
        <translation>Export &amp;abbrechen</translation>
    </message>
    <message>
        <source>&amp;Show in folder</source>
        <translation>Im Ordner &amp;zeigen</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the captions, to be pasted elsewhere</source>
        <translation>Die Beschreibungen kopieren, um sie anderswo einzufügen</translation>
    </message>
    <message>
        <source>As &amp;text, one caption per line</source>
        <translation>Als &amp;Text, eine Beschreibung je Zeile</translation>
    </message>
    <message>
        <source>As a t&amp;able with these columns</source>
        <translation>Als T&amp;abelle mit diesen Spalten</translation>
    </message>
    <message>
        <source>JPEG, TIFF, PNG and WebP can hold it: as XMP description and alternative text and, where there are such fields, in Exif and IPTC. Pixels stay as they are.</source>
        <translation>JPEG, TIFF, PNG und WebP können sie enthalten: als XMP-Beschreibung und Alternativtext und, wo es solche Felder gibt, in Exif und IPTC. Die Pixel bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>In each picture&apos;s folder, under its name.</source>
        <translation>Im Ordner jedes Bildes, unter dessen Namen.</translation>
    </message>
    <message numerus="yes">
        <source>All (%Ln)</source>
        <translation>
            <numerusform>Alle (%Ln)</numerusform>
            <numerusform>Alle (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shown in the list (%Ln)</source>
        <translation>
            <numerusform>In der Liste gezeigte (%Ln)</numerusform>
            <numerusform>In der Liste gezeigte (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Selected (%Ln)</source>
        <translation>
            <numerusform>Gewählte (%Ln)</numerusform>
            <numerusform>Gewählte (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>Say where the captions are to be written</source>
        <translation>Geben Sie an, wohin die Beschreibungen geschrieben werden</translation>
    </message>
    <message>
        <source>Tick at least one column</source>
        <translation>Haken Sie mindestens eine Spalte an</translation>
    </message>
    <message>
        <source>There are no such pictures</source>
        <translation>Solche Bilder gibt es nicht</translation>
    </message>
    <message>
        <source>An export is under way</source>
        <translation>Ein Export läuft gerade</translation>
    </message>
    <message>
        <source>Folder for the gallery</source>
        <translation>Ordner für die Galerie</translation>
    </message>
    <message>
        <source>⚠ %1</source>
        <translation>⚠ %1</translation>
    </message>
    <message>
        <source>“%1” is there already. Replace it?</source>
        <translation>„%1“ ist schon da. Ersetzen?</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
</context>
<context>
    <name>descry::ExportWorker</name>
    <message>
        <source>The pasted picture could not be kept (%1). Make room and paste again.</source>
        <translation>Das eingefügte Bild konnte nicht aufbewahrt werden (%1). Schaffen Sie Platz und fügen Sie es noch einmal ein.</translation>
    </message>
</context>
<context>
    <name>descry::FigureChart</name>
    <message>
        <source>Figures of the runs, side by side</source>
        <translation>Kennzahlen der Läufe nebeneinander</translation>
    </message>
    <message>
        <source>A line a run; up is better on every axis. Point at a run, or press Up and Down, to see its values</source>
        <translation>Eine Linie je Lauf; auf jeder Achse ist oben besser. Zeigen Sie auf einen Lauf oder drücken Sie Pfeil auf und ab, um seine Werte zu sehen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>figure, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>The runs&apos; figures are drawn here once an epoch of them has ended.</source>
        <translation>Die Kennzahlen der Läufe werden hier gezeichnet, sobald eine ihrer Epochen zu Ende ist.</translation>
    </message>
</context>
<context>
    <name>descry::FigureDialog</name>
    <message>
        <source>Save figure</source>
        <translation>Abbildung speichern</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Copied: paste it into another program</source>
        <translation>Kopiert: Fügen Sie es in ein anderes Programm ein</translation>
    </message>
    <message>
        <source>There is no caption with maps to show yet.</source>
        <translation>Es gibt noch keine Beschreibung mit Karten zu zeigen.</translation>
    </message>
    <message>
        <source>&amp;Words with a tile</source>
        <translation>&amp;Wörter mit Kachel</translation>
    </message>
    <message>
        <source>Words with a tile</source>
        <translation>Wörter mit Kachel</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>Give every word a tile</source>
        <translation>Jedem Wort eine Kachel geben</translation>
    </message>
    <message>
        <source>Only &amp;this</source>
        <translation>&amp;Nur dieses</translation>
    </message>
    <message>
        <source>Only the word that is chosen in the list</source>
        <translation>Nur das Wort, das in der Liste gewählt ist</translation>
    </message>
    <message>
        <source>&amp;Picture first</source>
        <translation>Bild &amp;zuerst</translation>
    </message>
    <message>
        <source>A tile of the picture without a map</source>
        <translation>Eine Kachel mit dem Bild ohne Karte</translation>
    </message>
    <message>
        <source>Se&amp;ntence above</source>
        <translation>Sa&amp;tz darüber</translation>
    </message>
    <message>
        <source>The whole caption above the tiles</source>
        <translation>Die ganze Beschreibung über den Kacheln</translation>
    </message>
    <message>
        <source>Words &amp;below tiles</source>
        <translation>Wörter &amp;unter den Kacheln</translation>
    </message>
    <message>
        <source>Each word below its tile</source>
        <translation>Jedes Wort unter seiner Kachel</translation>
    </message>
    <message>
        <source>P&amp;robabilities</source>
        <translation>Wahrscheinlichk&amp;eiten</translation>
    </message>
    <message>
        <source>How sure the network was of each word</source>
        <translation>Wie sicher das Netz bei jedem Wort war</translation>
    </message>
    <message>
        <source>Co&amp;lour scale</source>
        <translation>Fa&amp;rbskala</translation>
    </message>
    <message>
        <source>What the colours stand for, below the tiles</source>
        <translation>Wofür die Farben stehen, unter den Kacheln</translation>
    </message>
    <message>
        <source>Dark on bright</source>
        <translation>Dunkel auf hell</translation>
    </message>
    <message>
        <source>Bright on dark</source>
        <translation>Hell auf dunkel</translation>
    </message>
    <message>
        <source>Back&amp;ground</source>
        <translation>&amp;Hintergrund</translation>
    </message>
    <message>
        <source>Tiles in a row: fewer are larger</source>
        <translation>Kacheln in einer Reihe: weniger sind größer</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>S&amp;palten</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#x202f;%</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>Te&amp;xtgröße</translation>
    </message>
    <message>
        <source>Width of the figure</source>
        <translation>Breite der Abbildung</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>Unit of the width</source>
        <translation>Einheit der Breite</translation>
    </message>
    <message>
        <source>Wi&amp;dth</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>Pixels an &amp;inch</source>
        <translation>Pixel je Z&amp;oll</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the figure as a picture of the chosen size</source>
        <translation>Die Abbildung als Bild der gewählten Größe kopieren</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>Wird kopiert…</translation>
    </message>
    <message>
        <source>Write the figure as PNG, SVG or PDF, as its name ends</source>
        <translation>Die Abbildung als PNG, SVG oder PDF schreiben, je nach Endung des Namens</translation>
    </message>
    <message>
        <source>Of pictures in the figure, and of a PNG</source>
        <translation>Für Bilder in der Abbildung und für ein PNG</translation>
    </message>
    <message>
        <source>A figure in pixels has as many as its width says</source>
        <translation>Eine Abbildung in Pixeln hat so viele, wie ihre Breite angibt</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>%1 × %2 mm; as PNG %3 × %4 pixels</source>
        <translation>%1 × %2 mm; als PNG %3 × %4 Pixel</translation>
    </message>
    <message>
        <source>Picture (*.png);;Scalable picture, SVG (*.svg);;Document, PDF (*.pdf);;All figures (*.png *.svg *.pdf)</source>
        <translation>Bild (*.png);;Skalierbares Bild, SVG (*.svg);;Dokument, PDF (*.pdf);;Alle Abbildungen (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
</context>
<context>
    <name>descry::FigurePreview</name>
    <message>
        <source>Preview of the figure</source>
        <translation>Vorschau der Abbildung</translation>
    </message>
    <message>
        <source>Drag the figure into another program</source>
        <translation>Die Abbildung in ein anderes Programm ziehen</translation>
    </message>
</context>
<context>
    <name>descry::FigureService</name>
    <message>
        <source>The figure is too large to be copied: choose a smaller size.</source>
        <translation>Die Abbildung ist zu groß zum Kopieren: Wählen Sie eine geringere Größe.</translation>
    </message>
</context>
<context>
    <name>descry::FigureTable</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
</context>
<context>
    <name>descry::FolderWatcher</name>
    <message numerus="yes">
        <source>Some of the %n folder(s) cannot be watched: the system&apos;s limit is reached (fs.inotify). Open them by hand from time to time.</source>
        <translation>
            <numerusform>Der %n Ordner lässt sich nicht überwachen: Die Grenze des Systems ist erreicht (fs.inotify). Öffnen Sie ihn von Zeit zu Zeit von Hand.</numerusform>
            <numerusform>Einige der %n Ordner lassen sich nicht überwachen: Die Grenze des Systems ist erreicht (fs.inotify). Öffnen Sie sie von Zeit zu Zeit von Hand.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::ForecastSection</name>
    <message>
        <source>What will happen</source>
        <translation>Was zu erwarten ist</translation>
    </message>
    <message>
        <source>Learns from</source>
        <translation>Lernt aus</translation>
    </message>
    <message>
        <source>Pictures and captions of an epoch, as the settings use them</source>
        <translation>Bilder und Beschreibungen einer Epoche, wie die Einstellungen sie verwenden</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Words and ends of captions to be said in an epoch</source>
        <translation>Wörter und Enden von Beschreibungen, die in einer Epoche zu sagen sind</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Of an epoch, and of the whole run with all its stages</source>
        <translation>Einer Epoche und des ganzen Laufs mit allen Stufen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Numbers that encoder and decoder learn</source>
        <translation>Zahlen, die Encoder und Decoder lernen</translation>
    </message>
    <message>
        <source>On disk, shared</source>
        <translation>Platte, geteilt</translation>
    </message>
    <message>
        <source>Features of all pictures, computed once for all runs with the same backbone and picture size; or decoded pictures, where the backbone is trained</source>
        <translation>Merkmale aller Bilder, einmal berechnet für alle Läufe mit demselben Grundnetz und derselben Bildgröße; oder dekodierte Bilder, wo das Grundnetz trainiert wird</translation>
    </message>
    <message>
        <source>Run&apos;s folder</source>
        <translation>Laufordner</translation>
    </message>
    <message>
        <source>The checkpoints that are kept, and two model files</source>
        <translation>Die behaltenen Sicherungspunkte und zwei Modelldateien</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>The program&apos;s own at its peak, roughly</source>
        <translation>Was das Programm in der Spitze ungefähr belegt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Shown below the curves while the run goes on</source>
        <translation>Wird während des Laufs unter den Kurven gezeigt</translation>
    </message>
    <message>
        <source>told after the first 20 steps</source>
        <translation>nach den ersten 20 Schritten bekannt</translation>
    </message>
    <message>
        <source>%1 pictures, %2 captions</source>
        <translation>%1 Bilder, %2 Beschreibungen</translation>
    </message>
    <message>
        <source>%1 an epoch, %2 in all</source>
        <translation>%1 je Epoche, %2 insgesamt</translation>
    </message>
    <message>
        <source>%1 million parameters</source>
        <translation>%1 Millionen Parameter</translation>
    </message>
    <message>
        <source>depends on the model file</source>
        <translation>hängt von der Modelldatei ab</translation>
    </message>
    <message>
        <source>%1, a checkpoint %2</source>
        <translation>%1, ein Sicherungspunkt %2</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>nothing yet: choose data</source>
        <translation>noch nichts: Daten wählen</translation>
    </message>
</context>
<context>
    <name>descry::HidingDialog</name>
    <message>
        <source>Hide what it looked at</source>
        <translation>Verdecken, was das Netz betrachtete</translation>
    </message>
    <message>
        <source>How much is hidden</source>
        <translation>Wie viel verdeckt ist</translation>
    </message>
    <message>
        <source>How many of the cells that the network looked at most are hidden</source>
        <translation>Wie viele der Zellen verdeckt sind, die das Netz am meisten betrachtete</translation>
    </message>
    <message>
        <source>What it &amp;looked at</source>
        <translation>&amp;Betrachtetes</translation>
    </message>
    <message>
        <source>Hides the cells again that the network looked at most</source>
        <translation>Verdeckt wieder die Zellen, die das Netz am meisten betrachtete</translation>
    </message>
    <message>
        <source>The &amp;rest instead</source>
        <translation>Stattdessen den &amp;Rest</translation>
    </message>
    <message>
        <source>Shows what is hidden and hides everything else</source>
        <translation>Zeigt, was verdeckt ist, und verdeckt alles andere</translation>
    </message>
    <message>
        <source>The word&apos;s probability with the whole picture and without what is hidden</source>
        <translation>Die Wahrscheinlichkeit des Wortes mit dem ganzen Bild und ohne das Verdeckte</translation>
    </message>
    <message>
        <source>What hiding costs each word</source>
        <translation>Was das Verdecken jedes Wort kostet</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verdeckt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Each word&apos;s probability given the words before it, in percent</source>
        <translation>Die Wahrscheinlichkeit jedes Wortes bei gleichen Wörtern davor, in Prozent</translation>
    </message>
    <message>
        <source>With the whole picture</source>
        <translation>Mit dem ganzen Bild</translation>
    </message>
    <message>
        <source>Without what is hidden</source>
        <translation>Ohne das Verdeckte</translation>
    </message>
    <message>
        <source>Did “%1” come from where the network looked? What is grey is hidden from it, and the caption is written again without. (%2)</source>
        <comment>a word, a file&apos;s name</comment>
        <translation>Kam „%1“ von dort, wohin das Netz blickte? Was grau ist, ist für das Netz verdeckt, und die Beschreibung wird ohne das Verdeckte neu geschrieben. (%2)</translation>
    </message>
    <message>
        <source>%1 of %2 cells</source>
        <translation>%1 von %2 Zellen</translation>
    </message>
    <message>
        <source>Captioning…</source>
        <translation>Wird beschrieben…</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>whole picture</source>
        <translation>ganzes Bild</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verdeckt</translation>
    </message>
    <message>
        <source>Given the words before it, “%1” loses %2 of its %3 percentage points.</source>
        <translation>Bei gleichen Wörtern davor verliert „%1“ %2 seiner %3 Prozentpunkte.</translation>
    </message>
    <message>
        <source>Given the words before it, “%1” is as likely without: it did not come from what is hidden.</source>
        <translation>Bei gleichen Wörtern davor ist „%1“ ohne das Verdeckte ebenso wahrscheinlich: Es kam nicht von dort.</translation>
    </message>
    <message>
        <source>Given the words before it, “%1” is likelier without: %2 % instead of %3 %.</source>
        <translation>Bei gleichen Wörtern davor ist „%1“ ohne das Verdeckte sogar wahrscheinlicher: %2 % statt %3 %.</translation>
    </message>
</context>
<context>
    <name>descry::HidingPicture</name>
    <message>
        <source>What is hidden of the picture</source>
        <translation>Was vom Bild verdeckt ist</translation>
    </message>
    <message>
        <source>Click or drag over cells to hide them or to show them again (arrow keys and Space)</source>
        <translation>Klicken oder ziehen Sie über Zellen, um sie zu verdecken oder wieder zu zeigen (Pfeiltasten und Leertaste)</translation>
    </message>
    <message>
        <source>%1 of %2 cells hidden</source>
        <translation>%1 von %2 Zellen verdeckt</translation>
    </message>
</context>
<context>
    <name>descry::HistoryDialog</name>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>What models said</source>
        <translation>Was Modelle sagten</translation>
    </message>
    <message>
        <source>Sentences, newest first</source>
        <translation>Sätze, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>The best sentence of each answer; below it, the others that were considered</source>
        <translation>Der beste Satz jeder Antwort; darunter die anderen, die erwogen wurden</translation>
    </message>
    <message>
        <source>&amp;Use this sentence</source>
        <translation>Diesen Satz ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>Looking up what models said of %1…</source>
        <translation>Es wird nachgesehen, was Modelle zu %1 sagten…</translation>
    </message>
    <message>
        <source>What models said: %1</source>
        <translation>Was Modelle sagten: %1</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>No model said anything of this picture yet.</source>
        <translation>Zu diesem Bild hat noch kein Modell etwas gesagt.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s), newest first. A sentence that is used becomes the caption; Undo takes that back.</source>
        <translation>
            <numerusform>%n Antwort. Ein übernommener Satz wird zur Beschreibung; „Rückgängig“ nimmt das zurück.</numerusform>
            <numerusform>%n Antworten, die neueste zuerst. Ein übernommener Satz wird zur Beschreibung; „Rückgängig“ nimmt das zurück.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::ImportDialog</name>
    <message>
        <source>&amp;Replace what was written here</source>
        <translation>Hier Geschriebenes e&amp;rsetzen</translation>
    </message>
    <message>
        <source>Import captions</source>
        <translation>Beschreibungen importieren</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>Was sich ändern wird</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>Captions that were edited in this album and differ from the file&apos;s</source>
        <translation>Beschreibungen, die in diesem Album bearbeitet wurden und von denen der Datei abweichen</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Replace what was written here (%Ln caption(s))</source>
        <translation>
            <numerusform>Hier Geschriebenes e&amp;rsetzen (%Ln Beschreibung)</numerusform>
            <numerusform>Hier Geschriebenes e&amp;rsetzen (%Ln Beschreibungen)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) of the file are not in this album: %1</source>
        <translation>
            <numerusform>%Ln Bild der Datei ist nicht in diesem Album: %1</numerusform>
            <numerusform>%Ln Bilder der Datei sind nicht in diesem Album: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) could be meant for several pictures, or say different things of one: %1</source>
        <translation>
            <numerusform>%Ln Zeile könnte mehrere Bilder meinen oder widerspricht einer anderen: %1</numerusform>
            <numerusform>%Ln Zeilen könnten mehrere Bilder meinen oder sagen Verschiedenes zu einem: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 changed, %3 the same, %4 unknown, %5 conflicting</source>
        <comment>file: numbers of captions</comment>
        <translation>%1: %2 geändert, %3 gleich, %4 unbekannt, %5 widersprüchlich</translation>
    </message>
    <message>
        <source>The file changes nothing</source>
        <translation>Die Datei ändert nichts</translation>
    </message>
</context>
<context>
    <name>descry::Inspector</name>
    <message>
        <source>&amp;Sentences considered</source>
        <translation>&amp;Erwogene Sätze</translation>
    </message>
    <message>
        <source>The word and its runner-ups</source>
        <translation>Das Wort und die nächstbesten</translation>
    </message>
    <message>
        <source>Sentences considered, best first</source>
        <translation>Erwogene Sätze, der beste zuerst</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>score of a sentence, the sentence</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a word of the caption</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>%1 % sure of this word, given the words before it</source>
        <translation>%1&#x202f;% sicher bei diesem Wort, wenn die Wörter davor feststehen</translation>
    </message>
    <message>
        <source>(end)</source>
        <comment>the sentence could have ended here</comment>
        <translation>(Ende)</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>What the network knew about a word, and which others it considered, stands here once a picture has its caption.</source>
        <translation>Was das Netz über ein Wort wusste und welche anderen es erwog, steht hier, sobald ein Bild beschrieben ist.</translation>
    </message>
    <message>
        <source>%1 % sure</source>
        <comment>of the whole sentence</comment>
        <translation>%1&#x202f;% sicher</translation>
    </message>
    <message>
        <source>Judged by the probabilities of its words; below, those it was least sure of. Point at a word to see where the network looked; click it to keep it shown.</source>
        <translation>Nach den Wahrscheinlichkeiten der Wörter beurteilt; darunter die, bei denen es am unsichersten war. Zeigen Sie auf ein Wort, um zu sehen, wohin das Netz blickte; ein Klick hält es fest.</translation>
    </message>
    <message>
        <source>&amp;Hide what it looked at…</source>
        <translation>Betrachtetes &amp;verdecken…</translation>
    </message>
    <message>
        <source>&amp;Use this sentence</source>
        <translation>Diesen Satz ü&amp;bernehmen</translation>
    </message>
    <message>
        <source>The best sentences with their scores; words that the first one has not are marked. Choose one to see its words, press Return to make it the caption</source>
        <translation>Die besten Sätze mit ihren Wertungen; Wörter, die der erste nicht hat, sind markiert. Wählen Sie einen, um seine Wörter zu sehen; die Eingabetaste macht ihn zur Beschreibung</translation>
    </message>
    <message>
        <source>It is the picture&apos;s caption</source>
        <translation>Er ist die Beschreibung des Bildes</translation>
    </message>
    <message>
        <source>Makes the chosen sentence the picture&apos;s caption, as an edit that can be undone</source>
        <translation>Macht den gewählten Satz zur Beschreibung des Bildes, als Änderung, die sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Click a word of the caption first</source>
        <translation>Klicken Sie zuerst auf ein Wort der Beschreibung</translation>
    </message>
    <message>
        <source>Paints grey what the network looked at for this word, and captions the picture again: does it matter?</source>
        <translation>Übermalt grau, was das Netz für dieses Wort betrachtete, und beschreibt das Bild neu: Macht es etwas aus?</translation>
    </message>
    <message>
        <source>Write the sentence with “%1” (%2) and let the model rewrite what follows (Return)</source>
        <translation>Den Satz mit „%1“ (%2) schreiben und das Modell neu schreiben lassen, was folgt (Eingabetaste)</translation>
    </message>
    <message>
        <source>The probability that the caption is good: of captions that are 80 % sure, about 80 in 100 were, where the model was tried. Good means as close to what people wrote of the picture (CIDEr-D of at least 0.5) as most people&apos;s captions are to one another&apos;s. After forced, required or drawn words it is less exact. How it is found out stands in resources/model/README.md. A model that was not tried so shows the mean of its words&apos; probabilities.</source>
        <translation>Die Wahrscheinlichkeit, dass die Beschreibung gut ist: Von Beschreibungen, die zu 80&#x202f;% sicher sind, waren bei der Erprobung des Modells etwa 80 von 100 gut. Gut heißt: dem, was Menschen zu dem Bild schrieben, so nah (CIDEr-D von mindestens 0,5), wie die Beschreibungen der meisten Menschen einander sind. Nach erzwungenen, verlangten oder gezogenen Wörtern ist sie weniger genau. Wie sie ermittelt wird, steht in resources/model/README.md. Ein Modell, das nicht so erprobt wurde, zeigt das Mittel der Wahrscheinlichkeiten seiner Wörter.</translation>
    </message>
    <message>
        <source>Show “%1” (%2): where the network looked, and what else it considered (Return)</source>
        <translation>„%1“ (%2) zeigen: wohin das Netz blickte und was es sonst erwog (Eingabetaste)</translation>
    </message>
</context>
<context>
    <name>descry::JudgingBar</name>
    <message>
        <source>Data to evaluate on</source>
        <translation>Daten, auf denen bewertet wird</translation>
    </message>
    <message>
        <source>Split to evaluate on</source>
        <translation>Teil, auf dem bewertet wird</translation>
    </message>
    <message>
        <source>dev: what the best epoch was chosen on. test: what nothing was chosen on.</source>
        <translation>Dev: worauf die beste Epoche gewählt wurde. Test: worauf nichts gewählt wurde.</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>Dev</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>How far the evaluation is</source>
        <translation>Wie weit die Bewertung ist</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops the evaluation; features computed so far are kept</source>
        <translation>Bricht die Bewertung ab; bisher berechnete Merkmale bleiben erhalten</translation>
    </message>
    <message>
        <source>Which pictures and captions to evaluate on</source>
        <translation>Auf welchen Bildern und Beschreibungen bewertet wird</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>An evaluation is going on.</source>
        <translation>Eine Bewertung läuft.</translation>
    </message>
    <message>
        <source>There is no data to evaluate on: choose some in the training view.</source>
        <translation>Es gibt keine Daten zum Bewerten: Wählen Sie welche in der Trainingsansicht.</translation>
    </message>
    <message>
        <source>Captions every picture of the split, and scores the captions</source>
        <translation>Beschreibt jedes Bild des Teils und bewertet die Beschreibungen</translation>
    </message>
    <message>
        <source>%1 pictures/s · %2 left</source>
        <translation>%1 Bilder/s · noch %2</translation>
    </message>
</context>
<context>
    <name>descry::JudgingWorker</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Looking at the pictures</source>
        <translation>Bilder werden betrachtet</translation>
    </message>
    <message>
        <source>Captioning</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>The evaluation ended by a fault in the program: %1.</source>
        <translation>Die Bewertung endete durch einen Fehler im Programm: %1.</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
</context>
<context>
    <name>descry::KeptPicture</name>
    <message>
        <source>The picture that is kept beside</source>
        <translation>Das daneben behaltene Bild</translation>
    </message>
    <message>
        <source>Zoom and move one of the two: the other goes along</source>
        <translation>Vergrößern und verschieben Sie eines der beiden: Das andere geht mit</translation>
    </message>
    <message>
        <source>Keep no picture beside</source>
        <translation>Kein Bild daneben behalten</translation>
    </message>
    <message>
        <source>Keep no picture beside (C)</source>
        <translation>Kein Bild daneben behalten (C)</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <comment>name of a picture, the word whose map is shown</comment>
        <translation>%1: „%2“</translation>
    </message>
</context>
<context>
    <name>descry::LearnedReader</name>
    <message>
        <source>This run has no list of its dev pictures: it was made by an earlier version.</source>
        <translation>Dieser Lauf hat keine Liste seiner Dev-Bilder: Er stammt von einer früheren Version.</translation>
    </message>
    <message>
        <source>%1 (and %2 more such files)</source>
        <translation>%1 (und %2 weitere solche Dateien)</translation>
    </message>
</context>
<context>
    <name>descry::LengthChart</name>
    <message>
        <source>Caption lengths</source>
        <translation>Längen der Beschreibungen</translation>
    </message>
    <message>
        <source>Caption lengths; most captions have %1 words</source>
        <translation>Längen der Beschreibungen; die meisten haben %1 Wörter</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>captions</source>
        <translation>Beschreibungen</translation>
    </message>
    <message>
        <source>references</source>
        <translation>Referenzen</translation>
    </message>
    <message>
        <source>words a caption; filled: %1, outlined: %2</source>
        <translation>Wörter je Beschreibung; gefüllt: %1, umrandet: %2</translation>
    </message>
    <message>
        <source>%1 words: %2 % (%3), %4 % (%5)</source>
        <comment>number; share and kind, twice</comment>
        <translation>%1 Wörter: %2&#x202f;% (%3), %4&#x202f;% (%5)</translation>
    </message>
</context>
<context>
    <name>descry::LogPane</name>
    <message>
        <source>Log of the run</source>
        <translation>Protokoll des Laufs</translation>
    </message>
    <message>
        <source>What a run does is written here, line by line.</source>
        <translation>Was ein Lauf tut, steht hier, Zeile für Zeile.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Words that lines of the log must have</source>
        <translation>Wörter, die Zeilen des Protokolls enthalten müssen</translation>
    </message>
    <message>
        <source>Shows the lines that have all of these words or parts of words (%1; Escape shows all)</source>
        <translation>Zeigt die Zeilen, die alle diese Wörter oder Wortteile enthalten (%1; Escape zeigt alle)</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
</context>
<context>
    <name>descry::LookPanel</name>
    <message>
        <source>How maps are drawn</source>
        <translation>Wie Karten gezeichnet werden</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Darstellung</translation>
    </message>
    <message>
        <source>Heat: dark to bright over the picture. Spotlight: the picture dimmed but for what was looked at.</source>
        <translation>Wärmebild: dunkel bis hell über dem Bild. Scheinwerfer: das Bild abgedunkelt bis auf das, was betrachtet wurde.</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Wärmebild</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>Scheinwerfer</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>All four rise evenly in brightness, so that twice the difference looks twice as large, also in grey and to the colour-blind; cividis looks the same to them.</source>
        <translation>Alle vier werden gleichmäßig heller, sodass der doppelte Unterschied doppelt so groß aussieht, auch in Grau und für Farbenblinde; Cividis sieht für sie gleich aus.</translation>
    </message>
    <message>
        <source>&amp;Detail</source>
        <translation>D&amp;etails</translation>
    </message>
    <message>
        <source>Smooth: weights run from cell to cell. Cells: the grid that the network really has, one colour a cell.</source>
        <translation>Glatt: Gewichte gehen von Zelle zu Zelle über. Zellen: das Raster, das das Netz wirklich hat, eine Farbe je Zelle.</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glatt</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Con&amp;tours at %</source>
        <translation>&amp;Konturen bei %</translation>
    </message>
    <message>
        <source>Lines around what holds at least so many percent of the scale&apos;s end: choose, or write numbers such as 25 50 75. Empty: no lines.</source>
        <translation>Linien um alles, was mindestens so viel Prozent vom Ende der Skala erreicht: Wählen Sie oder schreiben Sie Zahlen wie 25 50 75. Leer: keine Linien.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#x202f;%</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Show from</source>
        <translation>Zeigen ab</translation>
    </message>
    <message>
        <source>Weights below this share of the scale&apos;s end are left out, so that only the peaks are seen</source>
        <translation>Gewichte unter diesem Anteil vom Ende der Skala werden weggelassen, sodass nur die Spitzen zu sehen sind</translation>
    </message>
    <message>
        <source>Show &amp;from</source>
        <translation>Zeigen &amp;ab</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Skala</translation>
    </message>
    <message>
        <source>Word: each map reaches the full brightness at its own largest weight. Sentence: one scale for all words, so that a flat map is seen to be flat.</source>
        <translation>Wort: Jede Karte ist bei ihrem eigenen größten Gewicht am hellsten. Satz: eine Skala für alle Wörter, sodass eine flache Karte flach aussieht.</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>&amp;Restore defaults</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>The spotlight has no colours: it dims the picture. Choose the look “Heat” for them.</source>
        <translation>Der Scheinwerfer hat keine Farben: Er dunkelt das Bild ab. Wählen Sie dafür die Darstellung „Wärmebild“.</translation>
    </message>
    <message>
        <source>Opacity of the attention</source>
        <translation>Deckkraft der Aufmerksamkeit</translation>
    </message>
    <message>
        <source>How strongly attention covers the picture</source>
        <translation>Wie stark die Aufmerksamkeit das Bild überdeckt</translation>
    </message>
    <message>
        <source>&amp;Opacity</source>
        <translation>De&amp;ckkraft</translation>
    </message>
</context>
<context>
    <name>descry::MainWindow</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Descry</source>
        <translation>Descry</translation>
    </message>
    <message>
        <source>Show the view “%1”</source>
        <translation>Die Ansicht „%1“ zeigen</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where the network runs</source>
        <translation>Wo das Netz rechnet</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>&amp;Modell:</translation>
    </message>
    <message>
        <source>Captioning &amp;settings…</source>
        <translation>Einstellun&amp;gen zum Beschreiben…</translation>
    </message>
    <message>
        <source>How captions are searched for</source>
        <translation>Wie nach Beschreibungen gesucht wird</translation>
    </message>
    <message>
        <source>&amp;About Descry</source>
        <translation>Über Descr&amp;y</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Ein Modell öffnen</translation>
    </message>
    <message>
        <source>Captioner (*.safetensors);;All files (*)</source>
        <translation>Modell (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Where the network runs; now: %1</source>
        <translation>Wo das Netz rechnet; jetzt: %1</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <comment>number of the GPU</comment>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>About Descry</source>
        <translation>Über Descry</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Descry %1&lt;/h3&gt;&lt;p&gt;Describes pictures and shows its reasoning.&lt;/p&gt;&lt;p&gt;Drop photographs on the window and point at a word of a caption to see where the network looked when it said it.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Descry %1&lt;/h3&gt;&lt;p&gt;Beschreibt Bilder und zeigt, warum.&lt;/p&gt;&lt;p&gt;Ziehen Sie Fotos auf das Fenster und zeigen Sie auf ein Wort einer Beschreibung, um zu sehen, wohin das Netz dabei blickte.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder neuer.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Picture and &amp;words</source>
        <translation>Bild &amp;und Wörter</translation>
    </message>
</context>
<context>
    <name>descry::ModelChooser</name>
    <message>
        <source>Captioner model</source>
        <translation>Beschreibungsmodell</translation>
    </message>
    <message>
        <source>The model that writes the captions</source>
        <translation>Das Modell, das die Beschreibungen schreibt</translation>
    </message>
    <message>
        <source>no model</source>
        <translation>kein Modell</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Ein Modell öffnen…</translation>
    </message>
</context>
<context>
    <name>descry::NotesDialog</name>
    <message>
        <source>About %1</source>
        <translation>Über %1</translation>
    </message>
    <message>
        <source>What the run is called in the list and the plots; its folder keeps its name</source>
        <translation>Wie der Lauf in der Liste und den Diagrammen heißt; sein Ordner behält seinen Namen</translation>
    </message>
    <message>
        <source>Words to find the run by, with commas between them</source>
        <translation>Wörter, unter denen der Lauf zu finden ist, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>What you want to remember about the run; kept in its folder (notes.json)</source>
        <translation>Was Sie sich zu dem Lauf merken wollen; liegt in seinem Ordner (notes.json)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Schlagwörter</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>N&amp;otiz</translation>
    </message>
    <message>
        <source>Keeps it in the run&apos;s folder</source>
        <translation>Speichert es im Ordner des Laufs</translation>
    </message>
    <message>
        <source>Leaves everything as it was (Escape)</source>
        <translation>Lässt alles, wie es war (Escape)</translation>
    </message>
</context>
<context>
    <name>descry::NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>descry::PictureFetcher</name>
    <message>
        <source>The picture could not be fetched (%1). Save it in the browser and drop the file.</source>
        <translation>Das Bild konnte nicht geholt werden (%1). Speichern Sie es im Browser und ziehen Sie die Datei hierher.</translation>
    </message>
    <message>
        <source>What was dragged here is no picture that can be read (%1). Save it in the browser and drop the file.</source>
        <translation>Was hierher gezogen wurde, ist kein lesbares Bild (%1). Speichern Sie es im Browser und ziehen Sie die Datei hierher.</translation>
    </message>
    <message>
        <source>The picture could not be kept (%1). Make room and drop it again.</source>
        <translation>Das Bild konnte nicht aufbewahrt werden (%1). Schaffen Sie Platz und ziehen Sie es noch einmal hierher.</translation>
    </message>
</context>
<context>
    <name>descry::PicturePicker</name>
    <message>
        <source>Watched pictures</source>
        <translation>Beobachtete Bilder</translation>
    </message>
    <message>
        <source>Dev pictures; the space bar ticks one</source>
        <translation>Dev-Bilder; die Leertaste hakt eines an</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Alle abwählen</translation>
    </message>
    <message>
        <source>With none ticked, pictures from all over dev are watched</source>
        <translation>Ist keines angehakt, werden über alle Dev-Bilder verteilte beobachtet</translation>
    </message>
    <message>
        <source>Watches the ticked pictures (Return)</source>
        <translation>Beobachtet die angehakten Bilder (Eingabetaste)</translation>
    </message>
    <message>
        <source>Leaves everything as it was (Escape)</source>
        <translation>Lässt alles, wie es war (Escape)</translation>
    </message>
    <message>
        <source>Search names and captions</source>
        <translation>Namen und Beschreibungen suchen</translation>
    </message>
    <message>
        <source>Words that a picture&apos;s name or caption must have</source>
        <translation>Wörter, die Name oder Beschreibung eines Bildes enthalten muss</translation>
    </message>
    <message>
        <source>Shows pictures whose name or first caption has all of these words</source>
        <translation>Zeigt Bilder, deren Name oder erste Beschreibung alle diese Wörter enthält</translation>
    </message>
    <message>
        <source>Only ticked</source>
        <translation>Nur angehakte</translation>
    </message>
    <message>
        <source>Shows the ticked pictures only</source>
        <translation>Zeigt nur die angehakten Bilder</translation>
    </message>
    <message>
        <source>None ticked: pictures from all over dev are watched.</source>
        <translation>Keines angehakt: Beobachtet werden über alle Dev-Bilder verteilte.</translation>
    </message>
    <message>
        <source>Ticked: %1</source>
        <translation>Angehakt: %1</translation>
    </message>
</context>
<context>
    <name>descry::PictureStage</name>
    <message>
        <source>The caption has no words</source>
        <translation>Die Beschreibung hat keine Wörter</translation>
    </message>
    <message>
        <source>There is no caption to step through yet</source>
        <translation>Es gibt noch keine Beschreibung zum Durchgehen</translation>
    </message>
    <message>
        <source>Finding out what the words depend on…</source>
        <translation>Es wird ermittelt, wovon die Wörter abhängen…</translation>
    </message>
    <message>
        <source>This model&apos;s attention cannot be followed through its layers: it has no rollout to show.</source>
        <translation>Die Aufmerksamkeit dieses Modells lässt sich nicht durch seine Schichten verfolgen: Es hat keinen Rollout zu zeigen.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a word and its weight</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Row %1, column %2: without it these words are less probable: %3</source>
        <translation>Zeile %1, Spalte %2: Ohne sie sind diese Wörter weniger wahrscheinlich: %3</translation>
    </message>
    <message>
        <source>Row %1, column %2 held so much of the words&apos; attention: %3</source>
        <translation>Zeile %1, Spalte %2 erhielt so viel von der Aufmerksamkeit der Wörter: %3</translation>
    </message>
    <message>
        <source>No picture is shown</source>
        <translation>Es wird kein Bild gezeigt</translation>
    </message>
    <message>
        <source>The picture has no caption yet</source>
        <translation>Das Bild hat noch keine Beschreibung</translation>
    </message>
    <message>
        <source>This model&apos;s words do not look at each other: its decoder has no self-attention</source>
        <translation>Die Wörter dieses Modells blicken nicht aufeinander: Sein Decoder hat keine Selbstaufmerksamkeit</translation>
    </message>
    <message>
        <source>The words&apos; maps are not there yet</source>
        <translation>Die Karten der Wörter sind noch nicht da</translation>
    </message>
    <message>
        <source>Without the marked part this word is less probable: %1</source>
        <translation>Ohne den markierten Teil ist dieses Wort weniger wahrscheinlich: %1</translation>
    </message>
    <message>
        <source>The marked part held %1 of this word&apos;s attention</source>
        <translation>Der markierte Teil erhielt %1 der Aufmerksamkeit dieses Wortes</translation>
    </message>
</context>
<context>
    <name>descry::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Row %1, column %2: %3 % of this word&apos;s attention</source>
        <comment>a cell of the attention map</comment>
        <translation>Zeile %1, Spalte %2: %3&#x202f;% der Aufmerksamkeit dieses Wortes</translation>
    </message>
    <message>
        <source>Row %1, column %2: without it this word is about %3 times less probable</source>
        <comment>a cell of the dependence map</comment>
        <translation>Zeile %1, Spalte %2: ohne sie ist dieses Wort etwa %3-mal weniger wahrscheinlich</translation>
    </message>
    <message>
        <source>How large the picture is shown; click to fit it (Ctrl+0)</source>
        <translation>Wie groß das Bild gezeigt wird; ein Klick passt es ein (Strg+0)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
</context>
<context>
    <name>descry::PlotBar</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Logarithmic vertical axes</source>
        <translation>Logarithmische senkrechte Achsen</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Dragging draws a box to zoom to instead of moving the view (the other one with Shift)</source>
        <translation>Ziehen zeichnet einen Rahmen zum Vergrößern, statt die Ansicht zu verschieben (mit Umschalt das jeweils andere)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show everything in all plots, and follow new points (Home in a plot)</source>
        <translation>In allen Diagrammen alles zeigen und neuen Punkten folgen (Pos1 in einem Diagramm)</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>nach Schritt</translation>
    </message>
    <message>
        <source>by epoch</source>
        <translation>nach Epoche</translation>
    </message>
    <message>
        <source>by time trained</source>
        <translation>nach Trainingszeit</translation>
    </message>
    <message>
        <source>by date and clock</source>
        <translation>nach Datum, Uhrzeit</translation>
    </message>
    <message>
        <source>What the horizontal axes count; time trained leaves pauses out</source>
        <translation>Was die waagerechten Achsen zählen; Trainingszeit lässt Pausen weg</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagerechte Achse</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>How much of the past is in the moving average of noisy curves: exponential, its start corrected for bias</source>
        <translation>Wie viel Vergangenheit im gleitenden Mittel verrauschter Kurven steckt: exponentiell, der Anfang um die Verzerrung berichtigt</translation>
    </message>
    <message>
        <source>More about the plots</source>
        <translation>Mehr zu den Diagrammen</translation>
    </message>
    <message>
        <source>Which plots are shown, in how many columns, and how they are drawn</source>
        <translation>Welche Diagramme gezeigt werden, in wie vielen Spalten und wie sie gezeichnet sind</translation>
    </message>
    <message>
        <source>Values themselves behind their average</source>
        <translation>Einzelwerte hinter ihrem Mittel</translation>
    </message>
    <message>
        <source>Leave outliers out of view</source>
        <translation>Ausreißer außer Sicht lassen</translation>
    </message>
    <message>
        <source>Zoom and read all plots together</source>
        <translation>Alle Diagramme gemeinsam vergrößern und ablesen</translation>
    </message>
    <message>
        <source>Mark epochs and what happened</source>
        <translation>Epochen und Ereignisse markieren</translation>
    </message>
    <message>
        <source>All plots in their first order</source>
        <translation>Alle Diagramme in ursprünglicher Reihenfolge</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>So viele wie passen</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
</context>
<context>
    <name>descry::PlotTable</name>
    <message>
        <source>%1: values</source>
        <translation>%1: Werte</translation>
    </message>
    <message>
        <source>The values in view, in at most %1 rows. Zoom in for what lies between; “Save data” has every value.</source>
        <translation>Die sichtbaren Werte, in höchstens %1 Zeilen. Was dazwischen liegt, zeigt Vergrößern; „Daten speichern“ hat jeden Wert.</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>Werte von %1</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Auffrischen</translation>
    </message>
    <message>
        <source>Show what the plot shows now</source>
        <translation>Zeigen, was das Diagramm jetzt zeigt</translation>
    </message>
</context>
<context>
    <name>descry::ProbabilityBars</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
</context>
<context>
    <name>descry::ProblemList</name>
    <message>
        <source>Problems found in the data</source>
        <translation>Probleme in den Daten</translation>
    </message>
    <message>
        <source>&amp;Show in file manager</source>
        <translation>In der &amp;Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Nothing is wrong with the data.</source>
        <translation>Mit den Daten ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>Select a problem to read it in full.</source>
        <translation>Wählen Sie ein Problem, um es ganz zu lesen.</translation>
    </message>
    <message>
        <source>Select a problem to see its file.</source>
        <translation>Wählen Sie ein Problem, um seine Datei zu sehen.</translation>
    </message>
</context>
<context>
    <name>descry::ProblemModel</name>
    <message>
        <source>Listed in a split, but neither captioned nor there</source>
        <translation>In einer Liste genannt, aber weder beschrieben noch vorhanden</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Captioned, but the picture is missing</source>
        <translation>Beschrieben, aber das Bild fehlt</translation>
    </message>
    <message>
        <source>Pictures without a caption</source>
        <translation>Bilder ohne Beschreibung</translation>
    </message>
    <message>
        <source>Malformed lines</source>
        <translation>Fehlerhafte Zeilen</translation>
    </message>
    <message>
        <source>Left out by the length of a caption</source>
        <translation>Wegen der Länge einer Beschreibung ausgelassen</translation>
    </message>
    <message>
        <source>Listed twice</source>
        <translation>Doppelt genannt</translation>
    </message>
    <message>
        <source>Lines that are no UTF-8, read as Windows-1252</source>
        <translation>Zeilen, die kein UTF-8 sind, als Windows-1252 gelesen</translation>
    </message>
    <message>
        <source>Outside the data folders, not read</source>
        <translation>Außerhalb der Datenordner, nicht gelesen</translation>
    </message>
    <message>
        <source>Captions files that disagree</source>
        <translation>Dateien, die einander widersprechen</translation>
    </message>
    <message>
        <source>Taken out of train: evaluated on under another name</source>
        <translation>Aus dem Training genommen: wird unter anderem Namen zur Bewertung benutzt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>kind of problem, how many</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Picture or line</source>
        <translation>Bild oder Zeile</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
</context>
<context>
    <name>descry::ProgressLine</name>
    <message>
        <source>Captioning progress</source>
        <translation>Fortschritt des Beschreibens</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop captioning; the captions written so far stay</source>
        <translation>Beschreiben abbrechen; die bisherigen Beschreibungen bleiben</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>No captioning is under way</source>
        <translation>Es wird gerade nichts beschrieben</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on captioning</source>
        <translation>Weiter beschreiben</translation>
    </message>
    <message>
        <source>Pause captioning</source>
        <translation>Beschreiben anhalten</translation>
    </message>
    <message>
        <source>No model is open: choose one above.</source>
        <translation>Kein Modell ist geöffnet: Wählen Sie oben eines.</translation>
    </message>
    <message>
        <source>paused at %1 of %2</source>
        <translation>angehalten bei %1 von %2</translation>
    </message>
    <message>
        <source>captioning %1 of %2</source>
        <translation>beschreibt %1 von %2</translation>
    </message>
    <message>
        <source>%1 · %2 pictures/s · %3 left</source>
        <comment>captioning n of m · rate · duration</comment>
        <translation>%1 · %2 Bilder/s · noch %3</translation>
    </message>
    <message numerus="yes">
        <source>cancelled; %n picture(s) captioned</source>
        <translation>
            <numerusform>abgebrochen; %n Bild beschrieben</numerusform>
            <numerusform>abgebrochen; %n Bilder beschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) captioned in %1</source>
        <translation>
            <numerusform>%n Bild in %1 beschrieben</numerusform>
            <numerusform>%n Bilder in %1 beschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source> · %1 pictures/s</source>
        <translation> · %1 Bilder/s</translation>
    </message>
    <message numerus="yes">
        <source> · %n failed, see the album</source>
        <translation>
            <numerusform> · %n gescheitert, siehe Album</numerusform>
            <numerusform> · %n gescheitert, siehe Album</numerusform>
        </translation>
    </message>
    <message>
        <source>Try failed ones again</source>
        <translation>Gescheiterte erneut versuchen</translation>
    </message>
    <message>
        <source>Caption the rest</source>
        <translation>Übrige beschreiben</translation>
    </message>
</context>
<context>
    <name>descry::ReportDialog</name>
    <message>
        <source>Evaluation</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Other model…</source>
        <translation>Anderes Modell…</translation>
    </message>
    <message>
        <source>Chooses a captioner file to evaluate</source>
        <translation>Wählt eine Modelldatei zum Bewerten</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>Not evaluated yet</source>
        <translation>Noch nicht bewertet</translation>
    </message>
    <message>
        <source>The captioner writes a caption for every picture of the split. The report then shows its scores with their uncertainty, its words, and its best and worst captions.</source>
        <translation>Das Modell beschreibt jedes Bild des Teils. Der Bericht zeigt dann seine Werte mit ihrer Unsicherheit, seine Wörter und seine besten und schlechtesten Beschreibungen.</translation>
    </message>
    <message>
        <source>Evaluate now</source>
        <translation>Jetzt bewerten</translation>
    </message>
    <message>
        <source>Captions every picture of the split, and scores the captions</source>
        <translation>Beschreibt jedes Bild des Teils und bewertet die Beschreibungen</translation>
    </message>
    <message>
        <source>Open in &amp;browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>&amp;Show in file manager</source>
        <translation>In der &amp;Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Closes this window (Escape); cancels an evaluation</source>
        <translation>Schließt dieses Fenster (Escape); bricht eine Bewertung ab</translation>
    </message>
    <message>
        <source>chosen data: %1</source>
        <translation>gewählte Daten: %1</translation>
    </message>
    <message>
        <source>Evaluation of %1</source>
        <translation>Bewertung von %1</translation>
    </message>
    <message>
        <source>the run&apos;s own data</source>
        <translation>die eigenen Daten des Laufs</translation>
    </message>
    <message>
        <source>Evaluate a model</source>
        <translation>Ein Modell bewerten</translation>
    </message>
    <message>
        <source>Captioner (*.safetensors);;All files (*)</source>
        <translation>Modell (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>There is no report yet.</source>
        <translation>Es gibt noch keinen Bericht.</translation>
    </message>
    <message>
        <source>Opens the report&apos;s page, with all of it on one sheet</source>
        <translation>Öffnet die Seite des Berichts, mit allem auf einem Blatt</translation>
    </message>
</context>
<context>
    <name>descry::ReportView</name>
    <message>
        <source>Scores</source>
        <translation>Wertungen</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Beschreibungen</translation>
    </message>
    <message>
        <source>What the captions are like</source>
        <translation>Wie die Beschreibungen sind</translation>
    </message>
    <message>
        <source>Scores, with 95 % intervals</source>
        <translation>Werte, mit 95-%-Intervallen</translation>
    </message>
    <message>
        <source>Words said more often than in the references</source>
        <translation>Wörter, die öfter vorkommen als in den Referenzen</translation>
    </message>
    <message>
        <source>Words said less often than in the references</source>
        <translation>Wörter, die seltener vorkommen als in den Referenzen</translation>
    </message>
    <message>
        <source>More often than in the references</source>
        <translation>Öfter als in den Referenzen</translation>
    </message>
    <message>
        <source>Less often than in the references</source>
        <translation>Seltener als in den Referenzen</translation>
    </message>
    <message>
        <source>Which captions to show</source>
        <translation>Welche Beschreibungen gezeigt werden</translation>
    </message>
    <message>
        <source>Best by CIDEr-D</source>
        <translation>Beste nach CIDEr-D</translation>
    </message>
    <message>
        <source>Worst by CIDEr-D</source>
        <translation>Schlechteste nach CIDEr-D</translation>
    </message>
    <message>
        <source>Drawn at random</source>
        <translation>Zufällig gezogen</translation>
    </message>
    <message>
        <source>Captions, their references and scores</source>
        <translation>Beschreibungen, ihre Referenzen und Werte</translation>
    </message>
    <message>
        <source>%1 pictures were captioned and scored.</source>
        <translation>%1 Bilder wurden beschrieben und bewertet.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>In 1,000 words</source>
        <translation>In 1.000 Wörtern</translation>
    </message>
    <message>
        <source>In 1,000 of the references</source>
        <translation>In 1.000 der Referenzen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name, value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>descry::ReviewBar</name>
    <message>
        <source>Review of the caption</source>
        <translation>Prüfung der Beschreibung</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Unreviewed</source>
        <translation>Ungeprüft</translation>
    </message>
    <message>
        <source>%1 of %2 reviewed</source>
        <translation>%1 von %2 geprüft</translation>
    </message>
</context>
<context>
    <name>descry::Reviewer</name>
    <message>
        <source>There is no caption to judge here yet.</source>
        <translation>Hier gibt es noch keine Beschreibung zu beurteilen.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>accept %1</source>
        <translation>%1 annehmen</translation>
    </message>
    <message>
        <source>reject %1</source>
        <translation>%1 ablehnen</translation>
    </message>
    <message>
        <source>mark %1 as unreviewed</source>
        <translation>%1 als ungeprüft kennzeichnen</translation>
    </message>
    <message>
        <source>take the rating of %1 away</source>
        <translation>keine Sterne für %1</translation>
    </message>
    <message>
        <source>rate %1</source>
        <translation>Sterne für %1</translation>
    </message>
    <message>
        <source>edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>back to the model&apos;s words of %1</source>
        <translation>Worte des Modells für %1</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>Nichts hat sich geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n caption(s) changed</source>
        <translation>
            <numerusform>%n Beschreibung geändert</numerusform>
            <numerusform>%n Beschreibungen geändert</numerusform>
        </translation>
    </message>
    <message>
        <source>No other unreviewed caption that is shown is less than 50 % sure.</source>
        <translation>Keine andere gezeigte ungeprüfte Beschreibung ist zu weniger als 50&#x202f;% sicher.</translation>
    </message>
</context>
<context>
    <name>descry::RunControls</name>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Progress of this part of the run</source>
        <translation>Fortschritt dieses Teils des Laufs</translation>
    </message>
    <message>
        <source>Nothing is being trained.</source>
        <translation>Es wird nichts trainiert.</translation>
    </message>
    <message>
        <source>A run is going on; one at a time.</source>
        <translation>Ein Lauf ist im Gang; es geht nur einer auf einmal.</translation>
    </message>
    <message>
        <source>Start training with these settings</source>
        <translation>Training mit diesen Einstellungen starten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>Wait after this step; everything stays in memory</source>
        <translation>Nach diesem Schritt warten; alles bleibt im Speicher</translation>
    </message>
    <message>
        <source>The run is being saved.</source>
        <translation>Der Lauf wird gesichert.</translation>
    </message>
    <message>
        <source>Stop after this step and save; the run can be continued</source>
        <translation>Nach diesem Schritt beenden und sichern; der Lauf kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>Ready to start.</source>
        <translation>Bereit zum Start.</translation>
    </message>
    <message>
        <source>stopping and saving</source>
        <translation>wird beendet und gesichert</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>wird vorbereitet</translation>
    </message>
    <message>
        <source>computing features</source>
        <translation>Merkmale werden berechnet</translation>
    </message>
    <message>
        <source>training</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>captioning dev pictures</source>
        <translation>Dev-Bilder werden beschrieben</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>epoch %1/%2</source>
        <translation>Epoche %1/%2</translation>
    </message>
    <message>
        <source>%1 captions/s</source>
        <translation>%1 Beschreibungen/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Stop and save</source>
        <translation>Beenden und sichern</translation>
    </message>
    <message>
        <source>The run can be continued at any time</source>
        <translation>Der Lauf kann jederzeit fortgesetzt werden</translation>
    </message>
    <message>
        <source>Stop and discard</source>
        <translation>Beenden und verwerfen</translation>
    </message>
    <message>
        <source>Moves the run&apos;s folder to the trash once it has stopped</source>
        <translation>Legt den Ordner des Laufs in den Papierkorb, sobald er beendet ist</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>A tenth of the schedule&apos;s</source>
        <translation>Ein Zehntel des Verlaufs</translation>
    </message>
    <message>
        <source>Half the schedule&apos;s</source>
        <translation>Die Hälfte des Verlaufs</translation>
    </message>
    <message>
        <source>The schedule&apos;s own</source>
        <translation>Wie im Verlauf</translation>
    </message>
    <message>
        <source>Twice the schedule&apos;s</source>
        <translation>Das Doppelte des Verlaufs</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>Andere…</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>The schedule&apos;s learning rate times:</source>
        <translation>Lernrate des Verlaufs mal:</translation>
    </message>
    <message>
        <source>Change the learning rate from the next step on</source>
        <translation>Die Lernrate ab dem nächsten Schritt ändern</translation>
    </message>
    <message>
        <source>rate × %1</source>
        <translation>Rate × %1</translation>
    </message>
    <message>
        <source>at least %1 left</source>
        <translation>noch mindestens %1</translation>
    </message>
</context>
<context>
    <name>descry::RunKeeper</name>
    <message>
        <source>%1 holds no run. A run&apos;s folder has a settings.json and a metrics.csv.</source>
        <translation>%1 enthält keinen Lauf. Im Ordner eines Laufs liegen settings.json und metrics.csv.</translation>
    </message>
    <message>
        <source>it is being trained.</source>
        <translation>Er wird gerade trainiert.</translation>
    </message>
    <message>
        <source>“%1” was not moved to the trash: %2</source>
        <translation>„%1“ wurde nicht in den Papierkorb gelegt: %2</translation>
    </message>
    <message>
        <source>“%1” was not moved to the trash: the system has none for the disk that it lies on, or does not permit it. Delete the folder in the file manager: %2</source>
        <translation>„%1“ wurde nicht in den Papierkorb gelegt: Das System hat für diesen Datenträger keinen oder erlaubt es nicht. Löschen Sie den Ordner in der Dateiverwaltung: %2</translation>
    </message>
    <message>
        <source>The run could not be taken back; it lies in the trash: %1</source>
        <translation>Der Lauf ließ sich nicht zurückholen; er liegt im Papierkorb: %1</translation>
    </message>
</context>
<context>
    <name>descry::RunList</name>
    <message>
        <source>Your runs are listed here, with their state and best CIDEr. Tick one to see its curves.</source>
        <translation>Hier stehen Ihre Läufe mit Zustand und bestem CIDEr. Haken Sie einen an, um seine Kurven zu sehen.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation>Die Liste neu lesen</translation>
    </message>
    <message>
        <source>Select a stopped run to continue it.</source>
        <translation>Wählen Sie einen beendeten Lauf, um ihn fortzusetzen.</translation>
    </message>
    <message>
        <source>A run is going on; one at a time.</source>
        <translation>Ein Lauf ist im Gang; es geht nur einer auf einmal.</translation>
    </message>
    <message>
        <source>This run has finished.</source>
        <translation>Dieser Lauf ist fertig.</translation>
    </message>
    <message>
        <source>Another process is training this run.</source>
        <translation>Ein anderer Prozess trainiert diesen Lauf.</translation>
    </message>
    <message>
        <source>This run has no checkpoint to continue from.</source>
        <translation>Dieser Lauf hat keinen Sicherungspunkt, von dem es weitergehen könnte.</translation>
    </message>
    <message>
        <source>Goes on from the run&apos;s last checkpoint</source>
        <translation>Macht beim letzten Sicherungspunkt des Laufs weiter</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>Seine Einstellungen übernehmen</translation>
    </message>
    <message>
        <source>Evaluate…</source>
        <translation>Bewerten…</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>Select a run to evaluate its best captioner.</source>
        <translation>Wählen Sie einen Lauf, um sein bestes Modell zu bewerten.</translation>
    </message>
    <message>
        <source>This run has no captioner yet.</source>
        <translation>Dieser Lauf hat noch kein Modell.</translation>
    </message>
    <message>
        <source>Scores the run&apos;s best captioner, and shows its captions</source>
        <translation>Bewertet das beste Modell des Laufs und zeigt seine Beschreibungen</translation>
    </message>
    <message>
        <source>Tick two or more runs to compare them.</source>
        <translation>Haken Sie zwei oder mehr Läufe an, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Sets the ticked runs beside each other</source>
        <translation>Stellt die angehakten Läufe nebeneinander</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Evaluate a model file…</source>
        <translation>Eine Modelldatei bewerten…</translation>
    </message>
    <message>
        <source>No run&apos;s name, tags, data, note or state holds these words.</source>
        <translation>Kein Lauf enthält diese Wörter in Name, Schlagwörtern, Daten, Notiz oder Zustand.</translation>
    </message>
    <message>
        <source>Search runs…</source>
        <translation>Läufe suchen…</translation>
    </message>
    <message>
        <source>Search the runs</source>
        <translation>Die Läufe durchsuchen</translation>
    </message>
    <message>
        <source>Shows runs whose name, tags, data, note or state hold these words (%1)</source>
        <translation>Zeigt Läufe, deren Name, Schlagwörter, Daten, Notiz oder Zustand diese Wörter enthalten (%1)</translation>
    </message>
    <message>
        <source>Order and columns of the list, and runs made elsewhere</source>
        <translation>Reihenfolge und Spalten der Liste und anderswo entstandene Läufe</translation>
    </message>
    <message>
        <source>The list of runs</source>
        <translation>Die Liste der Läufe</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Name, tags and note…</source>
        <translation>Name, Schlagwörter, Notiz…</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb legen</translation>
    </message>
    <message>
        <source>Take back from the trash</source>
        <translation>Aus dem Papierkorb zurückholen</translation>
    </message>
    <message>
        <source>This run&apos;s settings cannot be read.</source>
        <translation>Die Einstellungen dieses Laufs sind nicht lesbar.</translation>
    </message>
    <message>
        <source>“%1” is being trained; stop it first.</source>
        <translation>„%1“ wird gerade trainiert; beenden Sie ihn zuerst.</translation>
    </message>
    <message>
        <source>Select a run first.</source>
        <translation>Wählen Sie zuerst einen Lauf.</translation>
    </message>
    <message>
        <source>Open run folder…</source>
        <translation>Laufordner öffnen…</translation>
    </message>
    <message>
        <source>Continue with changes…</source>
        <translation>Mit Änderungen fortsetzen…</translation>
    </message>
    <message>
        <source>Begins a new run at one of this run&apos;s checkpoints, with other settings</source>
        <translation>Beginnt einen neuen Lauf bei einem Sicherungspunkt dieses Laufs, mit anderen Einstellungen</translation>
    </message>
    <message>
        <source>Puts the run&apos;s settings into the form, for a new run</source>
        <translation>Trägt die Einstellungen des Laufs ins Formular ein, für einen neuen Lauf</translation>
    </message>
    <message>
        <source>Select two or more runs to compare them.</source>
        <translation>Wählen Sie zwei oder mehr Läufe, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Sets the selected runs beside each other</source>
        <translation>Stellt die gewählten Läufe nebeneinander</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Moves the folders of the selected runs to the trash</source>
        <translation>Legt die Ordner der gewählten Läufe in den Papierkorb</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Forgets runs that were opened by their folders; the folders stay as they are</source>
        <translation>Vergisst Läufe, die über ihre Ordner geöffnet wurden; die Ordner bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Other tags…</source>
        <translation>Andere Schlagwörter…</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>Farbe %1</translation>
    </message>
    <message>
        <source>Whichever is free</source>
        <translation>Irgendeine freie</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Shows a run that was made elsewhere; a folder can be dropped on the list, too</source>
        <translation>Zeigt einen anderswo entstandenen Lauf; ein Ordner kann auch auf die Liste gezogen werden</translation>
    </message>
    <message>
        <source>Open a run&apos;s folder</source>
        <translation>Den Ordner eines Laufs öffnen</translation>
    </message>
    <message>
        <source>“%1” was moved to the trash.</source>
        <translation>„%1“ wurde in den Papierkorb gelegt.</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were moved to the trash.</source>
        <translation>
            <numerusform>%n Lauf wurde in den Papierkorb gelegt.</numerusform>
            <numerusform>%n Läufe wurden in den Papierkorb gelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>descry::RunModel</name>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>nothing saved</source>
        <translation>nichts gesichert</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>running elsewhere</source>
        <translation>läuft anderswo</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>epochs that ended, of how many</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>CIDEr %1</source>
        <translation>CIDEr %1</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column of the table, cell</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What the run is called; a tick shows it in the plots</source>
        <translation>Wie der Lauf heißt; ein Haken zeigt ihn in den Diagrammen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether the run goes on, and how it ended</source>
        <translation>Ob der Lauf im Gang ist und wie er endete</translation>
    </message>
    <message>
        <source>CIDEr</source>
        <translation>CIDEr</translation>
    </message>
    <message>
        <source>The best CIDEr of the dev pictures&apos; captions in any epoch</source>
        <translation>Der beste CIDEr der Dev-Beschreibungen aller Epochen</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>The lowest dev loss of any epoch, nats a token</source>
        <translation>Der niedrigste Dev-Verlust aller Epochen, Nat je Token</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Epochs that ended, of those asked for</source>
        <translation>Beendete Epochen, von den verlangten</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>How long it trained, pauses excluded</source>
        <translation>Wie lange er trainierte, ohne Pausen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>When it was first started</source>
        <translation>Wann er zum ersten Mal gestartet wurde</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Names of the folders and files that it learns from</source>
        <translation>Namen der Ordner und Dateien, aus denen er lernt</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Words to find the run by, with commas between them</source>
        <translation>Wörter, unter denen der Lauf zu finden ist, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What you have written down about the run</source>
        <translation>Was Sie zu dem Lauf notiert haben</translation>
    </message>
</context>
<context>
    <name>descry::RunPlots</name>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>nats a token</source>
        <translation>Nat je Token</translation>
    </message>
    <message>
        <source>Loss appears here from the first step on; the dev pictures&apos; after each epoch.</source>
        <translation>Der Verlust erscheint hier ab dem ersten Schritt, der der Dev-Bilder nach jeder Epoche.</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>val</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Wertungen</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>Scores of the dev pictures&apos; captions appear here when an epoch ends.</source>
        <translation>Die Wertungen der Dev-Bilder erscheinen hier am Ende einer Epoche.</translation>
    </message>
    <message>
        <source>CIDEr</source>
        <translation>CIDEr</translation>
    </message>
    <message>
        <source>BLEU-4</source>
        <translation>BLEU-4</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>The learning rate appears here from the first step on.</source>
        <translation>Die Lernrate erscheint hier ab dem ersten Schritt.</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>The gradient&apos;s length before clipping appears here from the first step on.</source>
        <translation>Die Länge des Gradienten vor dem Kürzen erscheint hier ab dem ersten Schritt.</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>reward</source>
        <translation>Belohnung</translation>
    </message>
    <message>
        <source>METEOR</source>
        <translation>METEOR</translation>
    </message>
    <message>
        <source>Token accuracy</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>The share of the dev captions&apos; words that were foreseen appears here when an epoch ends.</source>
        <translation>Der Anteil der vorhergesehenen Wörter der Dev-Beschreibungen erscheint hier am Ende einer Epoche.</translation>
    </message>
    <message>
        <source>Weight update</source>
        <translation>Gewichtsänderung</translation>
    </message>
    <message>
        <source>update / weights</source>
        <translation>Änderung / Gewichte</translation>
    </message>
    <message>
        <source>How much a step changes the weights, compared with their own length, appears here from the first step on. Runs of earlier versions did not record it.</source>
        <translation>Wie stark ein Schritt die Gewichte ändert, verglichen mit ihrer eigenen Länge, erscheint hier ab dem ersten Schritt. Läufe früherer Versionen zeichneten es nicht auf.</translation>
    </message>
    <message>
        <source>update ratio</source>
        <translation>Änderungsverhältnis</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>captions a second</source>
        <translation>Beschreibungen je Sekunde</translation>
    </message>
    <message>
        <source>Captions trained on a second appear here from the first step on.</source>
        <translation>Die gelernten Beschreibungen je Sekunde erscheinen hier ab dem ersten Schritt.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Aufmerksamkeit</translation>
    </message>
    <message>
        <source>How flat the attention to the picture is (entropy: 1 is flat), and how much it changes from word to word, appear here every few steps. Runs of earlier versions did not record it.</source>
        <translation>Wie flach die Aufmerksamkeit auf das Bild ist (Entropie: 1 ist flach) und wie sehr sie sich von Wort zu Wort ändert, erscheint hier alle paar Schritte. Läufe früherer Versionen zeichneten es nicht auf.</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>The memory that training takes appears here from the first step on. Runs of earlier versions did not record it.</source>
        <translation>Der Speicher, den das Training belegt, erscheint hier ab dem ersten Schritt. Läufe früherer Versionen zeichneten ihn nicht auf.</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Processor use</source>
        <translation>Prozessorlast</translation>
    </message>
    <message>
        <source>share of all</source>
        <translation>Anteil an allen</translation>
    </message>
    <message>
        <source>The share of all processors that training keeps busy appears here from the first step on. Runs of earlier versions did not record it.</source>
        <translation>Der Anteil aller Prozessoren, den das Training auslastet, erscheint hier ab dem ersten Schritt. Läufe früherer Versionen zeichneten ihn nicht auf.</translation>
    </message>
    <message>
        <source>processor use</source>
        <translation>Prozessorlast</translation>
    </message>
    <message>
        <source>No times of day were recorded by: %1</source>
        <translation>Keine Uhrzeiten aufgezeichnet haben: %1</translation>
    </message>
</context>
<context>
    <name>descry::RunTable</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Rising</source>
        <translation>Aufsteigend</translation>
    </message>
    <message>
        <source>Falling</source>
        <translation>Absteigend</translation>
    </message>
</context>
<context>
    <name>descry::ScoreLine</name>
    <message>
        <source>CIDEr over the epochs appears here once captions are scored.</source>
        <translation>CIDEr über die Epochen erscheint hier, sobald Beschreibungen bewertet sind.</translation>
    </message>
    <message>
        <source>CIDEr over the epochs: now %1, best %2 at epoch %3</source>
        <translation>CIDEr über die Epochen: jetzt %1, am besten %2 in Epoche %3</translation>
    </message>
    <message>
        <source>CIDEr over the epochs</source>
        <translation>CIDEr über die Epochen</translation>
    </message>
    <message>
        <source>Epoch %1: CIDEr %2</source>
        <translation>Epoche %1: CIDEr %2</translation>
    </message>
</context>
<context>
    <name>descry::SearchHelp</name>
    <message>
        <source>What can be searched for</source>
        <translation>Wonach gesucht werden kann</translation>
    </message>
    <message>
        <source>What can be searched for, with examples to choose</source>
        <translation>Wonach gesucht werden kann, mit Beispielen zum Wählen</translation>
    </message>
    <message>
        <source>Words of captions and names</source>
        <translation>Wörter aus Beschreibungen und Namen</translation>
    </message>
    <message>
        <source>both, in any order</source>
        <translation>beide, in beliebiger Reihenfolge</translation>
    </message>
    <message>
        <source>these whole words, in this order</source>
        <translation>diese ganzen Wörter, in dieser Reihenfolge</translation>
    </message>
    <message>
        <source>one of them</source>
        <translation>eines von beiden</translation>
    </message>
    <message>
        <source>the first without the second; also NOT</source>
        <translation>das erste ohne das zweite; auch NOT</translation>
    </message>
    <message>
        <source>brackets group</source>
        <translation>Klammern fassen zusammen</translation>
    </message>
    <message>
        <source>Where the file is</source>
        <translation>Wo die Datei liegt</translation>
    </message>
    <message>
        <source>in its name</source>
        <translation>in ihrem Namen</translation>
    </message>
    <message>
        <source>in its folder&apos;s path</source>
        <translation>im Pfad ihres Ordners</translation>
    </message>
    <message>
        <source>How it went</source>
        <translation>Wie es ausging</translation>
    </message>
    <message>
        <source>the model was less than 50 % sure</source>
        <translation>das Modell war zu weniger als 50&#x202f;% sicher</translation>
    </message>
    <message>
        <source>between 20 % and 60 % sure</source>
        <translation>zu 20&#x202f;% bis 60&#x202f;% sicher</translation>
    </message>
    <message>
        <source>also done, waiting, none, missing</source>
        <translation>auch done, waiting, none, missing</translation>
    </message>
    <message>
        <source>What a person made of it</source>
        <translation>Was ein Mensch daraus machte</translation>
    </message>
    <message>
        <source>also accepted, rejected, reviewed</source>
        <translation>auch accepted, rejected, reviewed</translation>
    </message>
    <message>
        <source>its words were changed</source>
        <translation>ihre Wörter wurden geändert</translation>
    </message>
    <message>
        <source>unreviewed, less than 50 % sure</source>
        <translation>ungeprüft, zu weniger als 50&#x202f;% sicher</translation>
    </message>
    <message>
        <source>three stars or more</source>
        <translation>drei Sterne oder mehr</translation>
    </message>
</context>
<context>
    <name>descry::Section</name>
    <message>
        <source>Shows or hides these settings</source>
        <translation>Zeigt oder verbirgt diese Einstellungen</translation>
    </message>
</context>
<context>
    <name>descry::SettingFields</name>
    <message>
        <source>Rarest word kept</source>
        <translation>Seltenstes Wort</translation>
    </message>
    <message>
        <source>Words that occur less often in the training captions become “unknown”. 1 keeps all words.</source>
        <translation>Wörter, die in den Trainingsbeschreibungen seltener vorkommen, werden „unbekannt“. 1 behält alle Wörter.</translation>
    </message>
    <message>
        <source>Vocabulary limit</source>
        <translation>Grenze des Wortschatzes</translation>
    </message>
    <message>
        <source>At most this many words are kept, the most frequent first. 0: no limit.</source>
        <translation>Höchstens so viele Wörter bleiben, die häufigsten zuerst. 0: keine Grenze.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Captions a picture</source>
        <translation>Beschreibungen je Bild</translation>
    </message>
    <message>
        <source>At most this many captions of each picture are trained on. 0: all.</source>
        <translation>Von jedem Bild wird mit höchstens so vielen Beschreibungen trainiert. 0: alle.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Shortest caption</source>
        <translation>Kürzeste Beschreibung</translation>
    </message>
    <message>
        <source>Pictures with a caption of fewer words are left out. 0: none is left out.</source>
        <translation>Bilder mit einer Beschreibung aus weniger Wörtern bleiben weg. 0: keines bleibt weg.</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Longest caption</source>
        <translation>Längste Beschreibung</translation>
    </message>
    <message>
        <source>Pictures with a caption of more words are left out. 0: none is left out.</source>
        <translation>Bilder mit einer Beschreibung aus mehr Wörtern bleiben weg. 0: keines bleibt weg.</translation>
    </message>
    <message>
        <source>Share for dev</source>
        <translation>Anteil für Dev</translation>
    </message>
    <message>
        <source>Share of the pictures kept for choosing the best epoch, where the data brings no lists.</source>
        <translation>Anteil der Bilder, mit denen die beste Epoche gewählt wird, wenn die Daten keine Listen mitbringen.</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Grundnetz</translation>
    </message>
    <message>
        <source>small, from scratch</source>
        <translation>klein, von Grund auf</translation>
    </message>
    <message>
        <source>Train the backbone too</source>
        <translation>Auch das Grundnetz trainieren</translation>
    </message>
    <message>
        <source>Off: features are computed once and kept on disk, which makes every epoch much faster.</source>
        <translation>Aus: Merkmale werden einmal berechnet und auf der Platte behalten; das macht jede Epoche viel schneller.</translation>
    </message>
    <message>
        <source>Picture side</source>
        <translation>Bildseite</translation>
    </message>
    <message>
        <source>Width and height, in pixels, that pictures are stretched to for the network.</source>
        <translation>Breite und Höhe in Pixeln, auf die Bilder für das Netz gestreckt werden.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Numbers that stand for a word or a picture cell. More learns more, slower.</source>
        <translation>Zahlen, die für ein Wort oder eine Bildzelle stehen. Mehr lernt mehr, aber langsamer.</translation>
    </message>
    <message>
        <source>Encoder blocks</source>
        <translation>Encoder-Blöcke</translation>
    </message>
    <message>
        <source>Self-attention blocks among the picture&apos;s cells. 0: none.</source>
        <translation>Blöcke mit Selbstaufmerksamkeit unter den Bildzellen. 0: keiner.</translation>
    </message>
    <message>
        <source>Decoder layers</source>
        <translation>Decoder-Schichten</translation>
    </message>
    <message>
        <source>Layers of self-attention, cross-attention and feed-forward network.</source>
        <translation>Schichten aus Selbstaufmerksamkeit, Kreuzaufmerksamkeit und Vorwärtsnetz.</translation>
    </message>
    <message>
        <source>Self-attention heads</source>
        <translation>Köpfe der Selbstaufmerksamkeit</translation>
    </message>
    <message>
        <source>Heads of the decoder&apos;s attention to the words so far.</source>
        <translation>Köpfe der Aufmerksamkeit des Decoders auf die bisherigen Wörter.</translation>
    </message>
    <message>
        <source>Cross-attention heads</source>
        <translation>Köpfe der Kreuzaufmerksamkeit</translation>
    </message>
    <message>
        <source>Heads of the decoder&apos;s attention to the picture, in all layers but the last.</source>
        <translation>Köpfe der Aufmerksamkeit des Decoders auf das Bild, in allen Schichten außer der letzten.</translation>
    </message>
    <message>
        <source>Heads in the last layer</source>
        <translation>Köpfe der letzten Schicht</translation>
    </message>
    <message>
        <source>Cross-attention heads of the last layer. One points most sharply at what a word names.</source>
        <translation>Köpfe der Kreuzaufmerksamkeit in der letzten Schicht. Einer zeigt am schärfsten auf das, was ein Wort benennt.</translation>
    </message>
    <message>
        <source>Feed-forward width</source>
        <translation>Breite des Vorwärtsnetzes</translation>
    </message>
    <message>
        <source>Width of the hidden layer in the decoder&apos;s feed-forward networks.</source>
        <translation>Breite der verborgenen Schicht in den Vorwärtsnetzen des Decoders.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of values switched off at random in training. Too much costs quality on few data.</source>
        <translation>Anteil der Werte, die beim Training zufällig ausgeschaltet werden. Zu viel kostet bei wenig Daten Güte.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>How many times all pictures are gone through.</source>
        <translation>Wie oft alle Bilder durchgegangen werden.</translation>
    </message>
    <message>
        <source>Pictures a batch</source>
        <translation>Bilder je Stapel</translation>
    </message>
    <message>
        <source>Pictures that one step learns from, each with all its captions.</source>
        <translation>Bilder, aus denen ein Schritt lernt, jedes mit allen seinen Beschreibungen.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>The highest step size, reached when warm-up ends.</source>
        <translation>Die größte Schrittweite, erreicht am Ende des Aufwärmens.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>How the learning rate goes on after warm-up.</source>
        <translation>Wie die Lernrate nach dem Aufwärmen verläuft.</translation>
    </message>
    <message>
        <source>cosine, down to 0</source>
        <translation>Kosinus, bis 0</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>gleichbleibend</translation>
    </message>
    <message>
        <source>a tenth at 1/2 and 3/4</source>
        <translation>ein Zehntel bei 1/2 und 3/4</translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation>Aufwärmschritte</translation>
    </message>
    <message>
        <source>Steps over which the learning rate grows from 0. 0: none.</source>
        <translation>Schritte, über die die Lernrate von 0 an wächst. 0: keine.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>How strongly AdamW pulls weight matrices towards 0. 0: not at all.</source>
        <translation>Wie stark AdamW Gewichtsmatrizen zur 0 zieht. 0: gar nicht.</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Gradientenkürzung</translation>
    </message>
    <message>
        <source>A gradient longer than this is shortened to it. 0: never.</source>
        <translation>Ein längerer Gradient wird darauf gekürzt. 0: nie.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Glättung der Ziele</translation>
    </message>
    <message>
        <source>Share of the right word&apos;s probability that is spread over all words. 0: none.</source>
        <translation>Anteil der Wahrscheinlichkeit des richtigen Wortes, der auf alle Wörter verteilt wird. 0: keiner.</translation>
    </message>
    <message>
        <source>Word dropout</source>
        <translation>Wort-Dropout</translation>
    </message>
    <message>
        <source>Share of the input words replaced by “unknown” in training. 0: none.</source>
        <translation>Anteil der Eingabewörter, die beim Training durch „unbekannt“ ersetzt werden. 0: keiner.</translation>
    </message>
    <message>
        <source>Averaging of weights</source>
        <translation>Mittelung der Gewichte</translation>
    </message>
    <message>
        <source>How slowly the averaged weights, which are evaluated and kept, follow. 0: no averaging.</source>
        <translation>Wie langsam die gemittelten Gewichte folgen, die bewertet und behalten werden. 0: keine Mittelung.</translation>
    </message>
    <message>
        <source>One step for each caption</source>
        <translation>Ein Schritt je Beschreibung</translation>
    </message>
    <message>
        <source>Takes a step for each of a batch&apos;s captions, as the original notebook did. Slower.</source>
        <translation>Macht für jede Beschreibung eines Stapels einen Schritt, wie das ursprüngliche Notebook. Langsamer.</translation>
    </message>
    <message>
        <source>Vary the pictures</source>
        <translation>Bilder abwandeln</translation>
    </message>
    <message>
        <source>Flips, small rotations and contrast. Needs the backbone to be trained too.</source>
        <translation>Spiegelungen, kleine Drehungen und Kontrast. Dafür muss auch das Grundnetz trainiert werden.</translation>
    </message>
    <message>
        <source>Stop early after</source>
        <translation>Früher beenden nach</translation>
    </message>
    <message>
        <source>Ends the run after this many epochs without gain in CIDEr. 0: never.</source>
        <translation>Beendet den Lauf nach so vielen Epochen ohne Gewinn an CIDEr. 0: nie.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Everything random follows from it: the same seed repeats a run exactly on a CPU.</source>
        <translation>Alles Zufällige folgt daraus: Derselbe Startwert wiederholt einen Lauf auf einer CPU genau.</translation>
    </message>
    <message>
        <source>Beam</source>
        <translation>Suchbreite</translation>
    </message>
    <message>
        <source>Captions kept open while a dev caption is written. 1: greedy.</source>
        <translation>Beschreibungen, die beim Schreiben für ein Dev-Bild offen bleiben. 1: gierig.</translation>
    </message>
    <message>
        <source>Length exponent</source>
        <translation>Längenexponent</translation>
    </message>
    <message>
        <source>How much long captions are favoured. 0: not at all.</source>
        <translation>Wie sehr lange Beschreibungen bevorzugt werden. 0: gar nicht.</translation>
    </message>
    <message>
        <source>Score every … epochs</source>
        <translation>Alle … Epochen bewerten</translation>
    </message>
    <message>
        <source>Epochs between scorings of dev captions. The last epoch is always scored.</source>
        <translation>Epochen zwischen Bewertungen der Dev-Beschreibungen. Die letzte Epoche wird immer bewertet.</translation>
    </message>
    <message>
        <source>Watched pictures</source>
        <translation>Beobachtete Bilder</translation>
    </message>
    <message>
        <source>Dev pictures whose captions are kept and shown for each epoch.</source>
        <translation>Dev-Bilder, deren Beschreibungen für jede Epoche behalten und gezeigt werden.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What computes: a GPU where there is one, or the processor. “cuda:1” names a second GPU.</source>
        <translation>Was rechnet: eine GPU, wo es eine gibt, oder der Prozessor. „cuda:1“ nennt eine zweite GPU.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>How numbers are computed in linear layers: 16 bits are faster where the device has them.</source>
        <translation>Wie in linearen Schichten gerechnet wird: 16 Bit sind schneller, wo das Gerät sie hat.</translation>
    </message>
    <message>
        <source>32 bits</source>
        <translation>32 Bit</translation>
    </message>
    <message>
        <source>16 bits (bf16)</source>
        <translation>16 Bit (bf16)</translation>
    </message>
    <message>
        <source>Save every … steps</source>
        <translation>Alle … Schritte sichern</translation>
    </message>
    <message>
        <source>Steps between two checkpoints that a run can be continued from, beside one an epoch.</source>
        <translation>Schritte zwischen zwei Sicherungspunkten, von denen ein Lauf fortgesetzt werden kann, neben einem je Epoche.</translation>
    </message>
    <message>
        <source>Pooling around cells</source>
        <translation>Sammeln um Zellen</translation>
    </message>
    <message>
        <source>How far, in cells, each cell of the picture gathers what lies around it. 0: not at all.</source>
        <translation>Wie weit, in Zellen, jede Zelle des Bildes sammelt, was um sie liegt. 0: gar nicht.</translation>
    </message>
    <message>
        <source>Naming by cells</source>
        <translation>Benennen durch Zellen</translation>
    </message>
    <message>
        <source>Weight of a second objective: that single cells of the picture name its captions&apos; words. Helps a backbone that starts from scratch. 0: none.</source>
        <translation>Gewicht eines zweiten Ziels: dass einzelne Zellen des Bildes die Wörter seiner Beschreibungen nennen. Hilft einem Grundnetz, das von Grund auf lernt. 0: keines.</translation>
    </message>
    <message>
        <source>Epochs of fine-tuning</source>
        <translation>Epochen der Feinabstimmung</translation>
    </message>
    <message>
        <source>After the epochs above: as many that train the backbone&apos;s last stages too, on varied pictures. Costs two to three times as long an epoch and makes captions better. 0: none.</source>
        <translation>Nach den obigen Epochen: so viele, die auch die letzten Stufen des Grundnetzes trainieren, mit abgewandelten Bildern. Eine Epoche dauert zwei- bis dreimal so lange und macht die Beschreibungen besser. 0: keine.</translation>
    </message>
    <message>
        <source>Stages trained</source>
        <translation>Trainierte Stufen</translation>
    </message>
    <message>
        <source>How many of the backbone&apos;s last stages learn, with its head.</source>
        <translation>Wie viele der letzten Stufen des Grundnetzes mit dessen Kopf lernen.</translation>
    </message>
    <message>
        <source>Its learning rate</source>
        <translation>Ihre Lernrate</translation>
    </message>
    <message>
        <source>The highest step size of fine-tuning. A sixth of the first stage&apos;s is a good start.</source>
        <translation>Die größte Schrittweite der Feinabstimmung. Ein Sechstel der ersten Stufe ist ein guter Anfang.</translation>
    </message>
    <message>
        <source>Its dropout</source>
        <translation>Ihr Dropout</translation>
    </message>
    <message>
        <source>Share of values switched off at random during fine-tuning.</source>
        <translation>Anteil der Werte, die bei der Feinabstimmung zufällig ausgeschaltet werden.</translation>
    </message>
    <message>
        <source>Smallest part shown</source>
        <translation>Kleinster Ausschnitt</translation>
    </message>
    <message>
        <source>Pictures are cut to a random part of at least this share of their area. 1: always whole.</source>
        <translation>Bilder werden auf einen zufälligen Ausschnitt von mindestens diesem Anteil der Fläche beschnitten. 1: immer ganz.</translation>
    </message>
    <message>
        <source>Change of colours</source>
        <translation>Änderung der Farben</translation>
    </message>
    <message>
        <source>Brightness, contrast and saturation vary by up to this share. 0: not at all.</source>
        <translation>Helligkeit, Kontrast und Sättigung schwanken um bis zu diesen Anteil. 0: gar nicht.</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Pictures are turned by up to so many degrees, either way. 0: not at all.</source>
        <translation>Bilder werden um bis zu so viele Grad gedreht, in beide Richtungen. 0: gar nicht.</translation>
    </message>
    <message>
        <source>Mirror half of the pictures</source>
        <translation>Die Hälfte der Bilder spiegeln</translation>
    </message>
    <message>
        <source>“Left” and “right” change places in their captions.</source>
        <translation>„Links“ und „rechts“ tauschen in ihren Beschreibungen die Plätze.</translation>
    </message>
    <message>
        <source>Epochs of self-critical training</source>
        <translation>Epochen des selbstkritischen Trainings</translation>
    </message>
    <message>
        <source>Last: captions are drawn, and those that score better than the picture&apos;s others become likelier. Raises CIDEr, but makes captions more alike. 0: none.</source>
        <translation>Zuletzt: Beschreibungen werden gezogen, und jene, die besser abschneiden als die anderen des Bildes, werden wahrscheinlicher. Erhöht CIDEr, macht die Beschreibungen aber einander ähnlicher. 0: keine.</translation>
    </message>
    <message>
        <source>The highest step size of self-critical training.</source>
        <translation>Die größte Schrittweite des selbstkritischen Trainings.</translation>
    </message>
    <message>
        <source>Captions drawn</source>
        <translation>Gezogene Beschreibungen</translation>
    </message>
    <message>
        <source>For each picture, at every step.</source>
        <translation>Je Bild und Schritt.</translation>
    </message>
    <message>
        <source>BLEU-4&apos;s share</source>
        <translation>Anteil von BLEU-4</translation>
    </message>
    <message>
        <source>Of what a drawn caption is worth; CIDEr-D has the rest. 0: CIDEr-D alone.</source>
        <translation>Am Wert einer gezogenen Beschreibung; CIDEr-D hat den Rest. 0: nur CIDEr-D.</translation>
    </message>
    <message>
        <source>The network that turns a picture into features: EfficientNet-Lite0 as it learned ImageNet&apos;s classes, a small one from scratch, or the path of a model or weights file (EfficientNet-B0 to -B2, -Lite0 to -Lite2).</source>
        <translation>Das Netz, das aus einem Bild Merkmale macht: EfficientNet-Lite0, wie es die Klassen von ImageNet gelernt hat, ein kleines von Grund auf oder der Pfad einer Modell- oder Gewichtsdatei (EfficientNet-B0 bis -B2, -Lite0 bis -Lite2).</translation>
    </message>
    <message>
        <source>EfficientNet-Lite0</source>
        <translation>EfficientNet-Lite0</translation>
    </message>
    <message>
        <source>Taught attention</source>
        <translation>Belehrte Aufmerksamkeit</translation>
    </message>
    <message>
        <source>Weight of a further objective: that attention shows what words depend on, found by hiding parts of some pictures in each step. Slower. 0: none.</source>
        <translation>Gewicht eines weiteren Ziels: dass die Aufmerksamkeit zeigt, wovon Wörter abhängen, gefunden durch Verdecken von Teilen einiger Bilder in jedem Schritt. Langsamer. 0: keines.</translation>
    </message>
    <message>
        <source>Pictures that teach</source>
        <translation>Bilder, die lehren</translation>
    </message>
    <message>
        <source>In how many pictures of a step parts are hidden for that.</source>
        <translation>In wie vielen Bildern eines Schritts dafür Teile verdeckt werden.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>A captioner that the run goes on from, with your captions&apos; new words added: the one that ships, or the path of a model file. Its sizes and its backbone then count, not those below.</source>
        <translation>Ein Modell, mit dem der Lauf weitermacht und das die neuen Wörter Ihrer Beschreibungen dazulernt: das mitgelieferte oder der Pfad einer Modelldatei. Dann gelten seine Größen und sein Grundnetz, nicht die darunter.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>the captioner that ships</source>
        <translation>dem mitgelieferten Modell</translation>
    </message>
    <message>
        <source>Learn only new words</source>
        <translation>Nur neue Wörter lernen</translation>
    </message>
    <message>
        <source>Of the captioner that the run starts from nothing changes but that it learns the words that it does not know yet.</source>
        <translation>Am Modell, mit dem der Lauf beginnt, ändert sich nichts, als dass es die Wörter lernt, die es noch nicht kennt.</translation>
    </message>
    <message>
        <source>Longest caption written</source>
        <translation>Längste Beschreibung</translation>
    </message>
    <message>
        <source>Words of a caption, with its start and its end, that the network has places for. Longer captions are cut when it learns from them.</source>
        <translation>Für wie viele Wörter einer Beschreibung, mit Anfang und Ende, das Netz Plätze hat. Längere werden beim Lernen gekürzt.</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>Decoder</translation>
    </message>
    <message>
        <source>What writes the words: a transformer, or the LSTM with soft attention of Show, Attend and Tell. The heads, layers and feed-forward width below are the transformer&apos;s.</source>
        <translation>Was die Wörter schreibt: ein Transformer oder das LSTM mit weicher Aufmerksamkeit aus Show, Attend and Tell. Köpfe, Schichten und Breite darunter sind die des Transformers.</translation>
    </message>
    <message>
        <source>transformer</source>
        <translation>Transformer</translation>
    </message>
    <message>
        <source>LSTM with soft attention</source>
        <translation>LSTM mit weicher Aufmerksamkeit</translation>
    </message>
    <message>
        <source>LSTM state</source>
        <translation>Zustand des LSTM</translation>
    </message>
    <message>
        <source>Numbers that the LSTM carries from word to word. The transformer has none.</source>
        <translation>Zahlen, die das LSTM von Wort zu Wort mitnimmt. Der Transformer hat keine.</translation>
    </message>
    <message>
        <source>Head size</source>
        <translation>Größe eines Kopfes</translation>
    </message>
    <message>
        <source>Numbers in which one head of the decoder compares a word with words and picture cells.</source>
        <translation>Mit so vielen Zahlen vergleicht ein Kopf des Decoders ein Wort mit Wörtern und Bildzellen.</translation>
    </message>
    <message>
        <source>Looking everywhere</source>
        <translation>Überall hinsehen</translation>
    </message>
    <message>
        <source>Weight of the objective that a caption&apos;s words together look at all of the picture: the doubly stochastic attention of Show, Attend and Tell. 0: none.</source>
        <translation>Gewicht des Ziels, dass die Wörter einer Beschreibung zusammen das ganze Bild ansehen: die doppelt stochastische Aufmerksamkeit aus Show, Attend and Tell. 0: keines.</translation>
    </message>
    <message>
        <source>Unusual: %1</source>
        <translation>Ungewöhnlich: %1</translation>
    </message>
    <message>
        <source>Checkpoints kept</source>
        <translation>Behaltene Sicherungspunkte</translation>
    </message>
    <message>
        <source>Epochs, the latest ones, whose checkpoints stay in the run&apos;s folder to branch from. 0: none.</source>
        <translation>So viele der letzten Epochen, deren Sicherungspunkte für Zweige im Ordner des Laufs bleiben. 0: keine.</translation>
    </message>
</context>
<context>
    <name>descry::SettingsForm</name>
    <message>
        <source>Optimisation</source>
        <translation>Optimierung</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Dekodierung</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Pictures and captions</source>
        <translation>Bilder und Beschreibungen</translation>
    </message>
    <message>
        <source>default: best captions in minutes</source>
        <translation>default: das Beste in Minuten</translation>
    </message>
    <message>
        <source>notebook: the original&apos;s settings</source>
        <translation>notebook: die Einstellungen des Originals</translation>
    </message>
    <message>
        <source>scenes: small, for sample scenes</source>
        <translation>scenes: klein, für Beispielszenen</translation>
    </message>
    <message>
        <source>Sets every field below; change what you like afterwards</source>
        <translation>Setzt jedes Feld darunter; ändern Sie danach, was Sie möchten</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorgabe</translation>
    </message>
    <message>
        <source>named after the data</source>
        <translation>nach den Daten benannt</translation>
    </message>
    <message>
        <source>The run&apos;s name, and its folder&apos;s. Left empty, it is made from the data folder&apos;s name.</source>
        <translation>Der Name des Laufs und seines Ordners. Bleibt er leer, wird er aus dem Namen des Datenordners gebildet.</translation>
    </message>
    <message>
        <source>Name of the &amp;run</source>
        <translation>Name des &amp;Laufs</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>Feinabstimmung</translation>
    </message>
    <message>
        <source>Self-critical training</source>
        <translation>Selbstkritisches Training</translation>
    </message>
    <message>
        <source>show-attend-tell: LSTM with soft attention</source>
        <translation>show-attend-tell: LSTM mit weicher Aufmerksamkeit</translation>
    </message>
    <message>
        <source>words: teach it your words</source>
        <translation>words: eigene Wörter beibringen</translation>
    </message>
    <message>
        <source>A branch keeps this: it was decided when the run began.</source>
        <translation>Ein Zweig behält dies: Es wurde entschieden, als der Lauf begann.</translation>
    </message>
    <message>
        <source>Choose watched pictures…</source>
        <translation>Beobachtete Bilder wählen…</translation>
    </message>
    <message>
        <source>Watched pictures (%1 chosen)…</source>
        <translation>Beobachtete Bilder (%1 gewählt)…</translation>
    </message>
    <message>
        <source>Chooses the dev pictures that are captioned after each epoch; none: from all over dev</source>
        <translation>Wählt die Dev-Bilder, die nach jeder Epoche beschrieben werden; keine: über alle Dev-Bilder verteilte</translation>
    </message>
    <message>
        <source>There are pictures to choose from once the data has been read and some of it is dev.</source>
        <translation>Bilder zur Wahl gibt es, sobald die Daten gelesen sind und Dev-Bilder enthalten.</translation>
    </message>
    <message>
        <source>The ticked pictures are captioned after each epoch of a new run.</source>
        <translation>Die angehakten Bilder werden nach jeder Epoche eines neuen Laufs beschrieben.</translation>
    </message>
</context>
<context>
    <name>descry::ShortcutSheet</name>
    <message>
        <source>Album and captions</source>
        <translation>Album und Beschreibungen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search what keys do…</source>
        <translation>Suchen, was Tasten tun…</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Mouse and touchpad</source>
        <translation>Maus und Touchpad</translation>
    </message>
    <message>
        <source>Zoom where the pointer is</source>
        <translation>Vergrößern oder verkleinern, wo der Zeiger ist</translation>
    </message>
    <message>
        <source>Wheel, pinch</source>
        <translation>Mausrad, zwei Finger spreizen</translation>
    </message>
    <message>
        <source>Fit, or the actual size there</source>
        <translation>Einpassen, oder Originalgröße an dieser Stelle</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Move over a zoomed picture</source>
        <translation>Ein vergrößertes Bild verschieben</translation>
    </message>
    <message>
        <source>Drag, two fingers</source>
        <translation>Ziehen, zwei Finger</translation>
    </message>
    <message>
        <source>Drag the picture with its map into another program</source>
        <translation>Das Bild mit seiner Karte in ein anderes Programm ziehen</translation>
    </message>
    <message>
        <source>Drag a fitted picture</source>
        <translation>Ein eingepasstes Bild ziehen</translation>
    </message>
    <message>
        <source>Words that looked at a part of the picture</source>
        <translation>Wörter, die auf einen Teil des Bildes blickten</translation>
    </message>
    <message>
        <source>Click in the picture</source>
        <translation>Klick ins Bild</translation>
    </message>
    <message>
        <source>Show a word&apos;s map, keep it shown</source>
        <translation>Die Karte eines Wortes zeigen, sie festhalten</translation>
    </message>
    <message>
        <source>Point at it, click it</source>
        <translation>Darauf zeigen, darauf klicken</translation>
    </message>
</context>
<context>
    <name>descry::SourceList</name>
    <message>
        <source>Folders and captions files to learn from</source>
        <translation>Ordner und Dateien, aus denen gelernt wird</translation>
    </message>
    <message>
        <source>Show in file manager</source>
        <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Adds a folder of pictures with their captions</source>
        <translation>Fügt einen Ordner mit Bildern und ihren Beschreibungen hinzu</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Datei…</translation>
    </message>
    <message>
        <source>Adds a file of captions; its pictures lie in its folder or below</source>
        <translation>Fügt eine Datei mit Beschreibungen hinzu; ihre Bilder liegen in ihrem Ordner oder darunter</translation>
    </message>
    <message>
        <source>%1 pictures, %2 captions</source>
        <translation>%1 Bilder, %2 Beschreibungen</translation>
    </message>
    <message>
        <source>Add a folder of pictures and captions</source>
        <translation>Ordner mit Bildern und Beschreibungen hinzufügen</translation>
    </message>
    <message>
        <source>Add files of captions</source>
        <translation>Dateien mit Beschreibungen hinzufügen</translation>
    </message>
    <message>
        <source>Captions (*.txt *.token *.csv *.tsv *.json *.jsonl *.ndjson);;All files (*)</source>
        <translation>Beschreibungen (*.txt *.token *.csv *.tsv *.json *.jsonl *.ndjson);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Takes the selected sources out of the list (Delete); nothing on disk is touched</source>
        <translation>Nimmt die gewählten Quellen aus der Liste (Entf); auf der Platte wird nichts verändert</translation>
    </message>
    <message>
        <source>Select a source to take it out of the list.</source>
        <translation>Wählen Sie eine Quelle, um sie aus der Liste zu nehmen.</translation>
    </message>
    <message>
        <source>Drop folders or captions files here</source>
        <translation>Ordner oder Dateien mit Beschreibungen hierher ziehen</translation>
    </message>
    <message>
        <source>Flickr8k, Flickr30k, COCO, Karpathy&apos;s splits, tables, JSON Lines, pictures with text files, Descry&apos;s exports</source>
        <translation>Flickr8k, Flickr30k, COCO, Karpathys Aufteilungen, Tabellen, JSON Lines, Bilder mit Textdateien, Descrys Exporte</translation>
    </message>
</context>
<context>
    <name>descry::TrainDataWorker</name>
    <message>
        <source>No picture here can be trained on: %1</source>
        <translation>Mit keinem Bild hier kann trainiert werden: %1</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>Dev</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>No picture here can be trained on: there is none with a caption.</source>
        <translation>Mit keinem Bild hier lässt sich trainieren: Keines hat eine Beschreibung.</translation>
    </message>
</context>
<context>
    <name>descry::TrainRunsReader</name>
    <message numerus="yes">
        <source>%n line(s) of the run&apos;s records cannot be read; the rest is shown.</source>
        <translation>
            <numerusform>%n Zeile der Aufzeichnungen des Laufs ist nicht lesbar; der Rest wird gezeigt.</numerusform>
            <numerusform>%n Zeilen der Aufzeichnungen des Laufs sind nicht lesbar; der Rest wird gezeigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::TrainView</name>
    <message>
        <source>A run is going on</source>
        <translation>Ein Lauf ist im Gang</translation>
    </message>
    <message>
        <source>Training goes on. What should happen to it?</source>
        <translation>Das Training läuft. Was soll damit geschehen?</translation>
    </message>
    <message>
        <source>A stopped run is saved and can be continued at any time.</source>
        <translation>Ein beendeter Lauf ist gesichert und kann jederzeit fortgesetzt werden.</translation>
    </message>
    <message>
        <source>There is a run called “%1” already; choose another name.</source>
        <translation>Es gibt schon einen Lauf namens „%1“; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Writing sample scenes…</source>
        <translation>Beispielszenen werden geschrieben…</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>Continuing %1</source>
        <translation>%1 wird fortgesetzt</translation>
    </message>
    <message>
        <source>Starting %1</source>
        <translation>%1 wird gestartet</translation>
    </message>
    <message>
        <source>Watched pictures</source>
        <translation>Beobachtete Bilder</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Evaluate a model</source>
        <translation>Ein Modell bewerten</translation>
    </message>
    <message>
        <source>Captioner (*.safetensors);;All files (*)</source>
        <translation>Modell (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Dev captions</source>
        <translation>Dev-Beschreibungen</translation>
    </message>
    <message>
        <source>“%1” has no checkpoint that can be read, so it cannot be branched.</source>
        <translation>„%1“ hat keinen lesbaren Sicherungspunkt, von dem ein Zweig ausgehen könnte.</translation>
    </message>
    <message>
        <source>Finished. Best CIDEr %1, after epoch %2.</source>
        <translation>Fertig. Bester CIDEr %1, nach Epoche %2.</translation>
    </message>
    <message>
        <source>Save and quit</source>
        <translation>Sichern und schließen</translation>
    </message>
    <message>
        <source>Stops after this step, saves, and closes the window</source>
        <translation>Beendet nach diesem Schritt, sichert und schließt das Fenster</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>Weiter trainieren</translation>
    </message>
    <message>
        <source>The window goes; an icon in the tray stays, and brings it back</source>
        <translation>Das Fenster verschwindet; ein Symbol in der Taskleiste bleibt und holt es zurück</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>The window stays as it is</source>
        <translation>Das Fenster bleibt, wie es ist</translation>
    </message>
    <message>
        <source>“%1” was cut off after epoch %2 of %3. Nothing but its last minute is lost.</source>
        <translation>„%1“ wurde nach Epoche %2 von %3 unterbrochen. Nur die letzte Minute ist verloren.</translation>
    </message>
    <message>
        <source>Continue it</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>descry::TrainWorker</name>
    <message>
        <source>Training stopped by a fault in the program: %1. What was saved can be continued.</source>
        <translation>Das Training endete durch einen Fehler im Programm: %1. Was gesichert wurde, kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Stopped and saved; it can be continued.</source>
        <translation>Beendet und gesichert; es kann fortgesetzt werden.</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Fertig.</translation>
    </message>
</context>
<context>
    <name>descry::WatchedSide</name>
    <message>
        <source>This picture was not watched then.</source>
        <translation>Dieses Bild wurde damals nicht beobachtet.</translation>
    </message>
    <message>
        <source>The network said nothing.</source>
        <translation>Das Netz sagte nichts.</translation>
    </message>
</context>
<context>
    <name>descry::WatchedStrip</name>
    <message>
        <source>A few dev pictures appear here after each epoch, with the captions that they get.</source>
        <translation>Hier erscheinen nach jeder Epoche einige Dev-Bilder mit den Beschreibungen, die sie bekommen.</translation>
    </message>
    <message>
        <source>Dev pictures, captioned at epoch %1</source>
        <translation>Dev-Bilder, beschrieben in Epoche %1</translation>
    </message>
    <message>
        <source>Caption: %1</source>
        <translation>Beschreibung: %1</translation>
    </message>
    <message>
        <source>References:</source>
        <translation>Referenzen:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a caption, its CIDEr</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Watched pictures and their captions; Return opens one larger</source>
        <translation>Beobachtete Bilder und ihre Beschreibungen; die Eingabetaste öffnet eines größer</translation>
    </message>
    <message>
        <source>The ticked pictures are captioned from the end of this run&apos;s next epoch on. Those of a new run are chosen in its settings.</source>
        <translation>Die angehakten Bilder werden ab dem Ende der nächsten Epoche dieses Laufs beschrieben. Die eines neuen Laufs wählen Sie in seinen Einstellungen.</translation>
    </message>
    <message>
        <source>The pictures that you chose appear here after this run&apos;s next epoch.</source>
        <translation>Die gewählten Bilder erscheinen hier nach der nächsten Epoche dieses Laufs.</translation>
    </message>
    <message>
        <source>There is no run to choose pictures for.</source>
        <translation>Es gibt keinen Lauf, für den Bilder zu wählen wären.</translation>
    </message>
    <message>
        <source>Chooses which dev pictures are captioned after each epoch</source>
        <translation>Wählt, welche Dev-Bilder nach jeder Epoche beschrieben werden</translation>
    </message>
    <message>
        <source>No captions of watched pictures can be shown for epoch %1.</source>
        <translation>Für Epoche %1 gibt es keine Beschreibungen beobachteter Bilder zu zeigen.</translation>
    </message>
    <message>
        <source>Captioned at epoch %1, and now, at epoch %2</source>
        <translation>Beschrieben in Epoche %1 und jetzt, in Epoche %2</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>jetzt: %1</translation>
    </message>
    <message>
        <source>Now: %1</source>
        <translation>Jetzt: %1</translation>
    </message>
    <message>
        <source>In brackets: CIDEr-D. A click (or Return) opens the picture larger, with each word&apos;s attention.</source>
        <translation>In Klammern: CIDEr-D. Ein Klick (oder die Eingabetaste) öffnet das Bild größer, mit der Aufmerksamkeit jedes Wortes.</translation>
    </message>
</context>
<context>
    <name>descry::WatchedWindow</name>
    <message>
        <source>Watched picture</source>
        <translation>Beobachtetes Bild</translation>
    </message>
    <message>
        <source>Closes this window (Escape)</source>
        <translation>Schließt dieses Fenster (Escape)</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Voriges</translation>
    </message>
    <message>
        <source>The watched picture before this one (%1)</source>
        <translation>Das beobachtete Bild vor diesem (%1)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>The next watched picture (%1)</source>
        <translation>Das nächste beobachtete Bild (%1)</translation>
    </message>
    <message>
        <source>One scale</source>
        <translation>Eine Skala</translation>
    </message>
    <message>
        <source>Colours both maps by the larger of their largest weights, so that a flat map is seen to be flat</source>
        <translation>Färbt beide Karten nach dem größeren ihrer größten Gewichte, sodass eine flache Karte flach aussieht</translation>
    </message>
    <message>
        <source>%1 – watched picture</source>
        <translation>%1 – beobachtetes Bild</translation>
    </message>
    <message>
        <source>%1 · CIDEr %2</source>
        <comment>epoch 3 · CIDEr 0.83</comment>
        <translation>%1 · CIDEr %2</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>Epoche %1</translation>
    </message>
    <message>
        <source>Now, epoch %1</source>
        <translation>Jetzt, Epoche %1</translation>
    </message>
    <message>
        <source>References:</source>
        <translation>Referenzen:</translation>
    </message>
    <message>
        <source>The picture cannot be shown (%1): %2</source>
        <translation>Das Bild kann nicht gezeigt werden (%1): %2</translation>
    </message>
</context>
<context>
    <name>descry::WelcomePage</name>
    <message>
        <source>Train a captioner on your own pictures</source>
        <translation>Mit eigenen Bildern trainieren</translation>
    </message>
    <message>
        <source>Choose pictures with captions</source>
        <translation>Bilder mit Beschreibungen wählen</translation>
    </message>
    <message>
        <source>Choose how to learn</source>
        <translation>Wählen, wie gelernt wird</translation>
    </message>
    <message>
        <source>A preset sets everything; each field explains itself and can be changed.</source>
        <translation>Eine Vorgabe setzt alles; jedes Feld erklärt sich und kann geändert werden.</translation>
    </message>
    <message>
        <source>Start, and watch it learn</source>
        <translation>Starten und beim Lernen zusehen</translation>
    </message>
    <message>
        <source>Curves, scores and captions of dev pictures appear here. Pause or stop whenever you like: nothing is lost, and the captioner can be used while it learns.</source>
        <translation>Kurven, Wertungen und Beschreibungen von Dev-Bildern erscheinen hier. Pausieren oder beenden Sie, wann Sie wollen: Nichts geht verloren, und das Modell kann schon beschreiben, während es lernt.</translation>
    </message>
    <message>
        <source>Try it with sample scenes</source>
        <translation>Mit Beispielszenen ausprobieren</translation>
    </message>
    <message>
        <source>Makes small captioned pictures and starts to learn from them</source>
        <translation>Erzeugt kleine beschriebene Bilder und beginnt, daraus zu lernen</translation>
    </message>
    <message>
        <source>Takes about two minutes and needs no download.</source>
        <translation>Dauert etwa zwei Minuten und braucht kein Herunterladen.</translation>
    </message>
    <message>
        <source>Folders and captions files of any usual form, on the right. What was recognised, and every problem, is shown there.</source>
        <translation>Ordner und Dateien jeder üblichen Form, rechts. Was erkannt wurde, und jedes Problem, steht dort.</translation>
    </message>
</context>
<context>
    <name>descry::WordChip</name>
    <message>
        <source>%1, %2 percent sure</source>
        <comment>a word of the caption</comment>
        <translation>%1, zu %2 Prozent sicher</translation>
    </message>
    <message>
        <source>%1: %2 % sure. Click to keep its attention shown; arrow keys step through the words; a double click or Return edits the caption.</source>
        <translation>%1: zu %2&#x202f;% sicher. Ein Klick hält die Aufmerksamkeit fest; Pfeiltasten gehen durch die Wörter; ein Doppelklick oder die Eingabetaste bearbeitet die Beschreibung.</translation>
    </message>
</context>
<context>
    <name>descry::WordChoices</name>
    <message>
        <source>%1: %2</source>
        <comment>a word: its probability</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The word that was said: %1</source>
        <translation>Das gesagte Wort: %1</translation>
    </message>
</context>
<context>
    <name>descry::WordGrid</name>
    <message>
        <source>Grid of all words</source>
        <translation>Raster aller Wörter</translation>
    </message>
</context>
<context>
    <name>descry::WordMatrix</name>
    <message>
        <source>How much words looked back at words, as colours; the table tells the same in numbers</source>
        <translation>Wie sehr Wörter auf Wörter zurückblickten, als Farben; die Tabelle sagt dasselbe in Zahlen</translation>
    </message>
    <message>
        <source>“%1” was said no later than “%2”, so it could not look there</source>
        <translation>„%1“ wurde nicht später als „%2“ gesagt und konnte daher nicht dorthin blicken</translation>
    </message>
    <message>
        <source>When it said “%1”, the network gave “%2” %3 % of its attention to words</source>
        <translation>Als es „%1“ sagte, gab das Netz „%2“ %3&#x202f;% seiner Aufmerksamkeit auf Wörter</translation>
    </message>
</context>
<context>
    <name>descry::WordTile</name>
    <message>
        <source>%1 %</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>The picture without a map</source>
        <translation>Das Bild ohne Karte</translation>
    </message>
    <message>
        <source>%1, %2 sure</source>
        <translation>%1, zu %2 sicher</translation>
    </message>
    <message>
        <source>The picture; click to see it alone (G)</source>
        <translation>Das Bild; ein Klick zeigt es allein (G)</translation>
    </message>
    <message>
        <source>%1: %2 sure. Click to keep this word, twice to see it alone.</source>
        <translation>%1: zu %2 sicher. Ein Klick hält dieses Wort fest, ein Doppelklick zeigt es allein.</translation>
    </message>
</context>
</TS>
