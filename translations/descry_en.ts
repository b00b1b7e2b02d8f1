<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ReviewActions</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rate the caption with %n star(s)</source>
        <translation>
            <numerusform>Rate the caption with %n star</numerusform>
            <numerusform>Rate the caption with %n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::AlbumPanel</name>
    <message numerus="yes">
        <source>%n picture(s) in the album</source>
        <translation>
            <numerusform>%n picture in the album</numerusform>
            <numerusform>%n pictures in the album</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::CaptionView</name>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (and %n more)</numerusform>
            <numerusform>%1 (and %n more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) were in the album already</source>
        <translation>
            <numerusform>%n picture was in the album already</numerusform>
            <numerusform>%n pictures were in the album already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n caption(s) copied</source>
        <translation>
            <numerusform>%n caption copied</numerusform>
            <numerusform>%n captions copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) removed from the album (%1 brings them back)</source>
        <translation>
            <numerusform>%n picture removed from the album (%1 brings it back)</numerusform>
            <numerusform>%n pictures removed from the album (%1 brings them back)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) found again where they lie now</source>
        <translation>
            <numerusform>%n picture found again where it lies now</numerusform>
            <numerusform>%n pictures found again where they lie now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>remove %n picture(s)</source>
        <translation>
            <numerusform>remove %n picture</numerusform>
            <numerusform>remove %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln caption(s) imported (%1 takes them back)</source>
        <translation>
            <numerusform>%Ln caption imported (%1 takes it back)</numerusform>
            <numerusform>%Ln captions imported (%1 takes them back)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::ChangeDialog</name>
    <message numerus="yes">
        <source>Change %n caption(s)</source>
        <translation>
            <numerusform>Change %n caption</numerusform>
            <numerusform>Change %n captions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>replace in %n caption(s)</source>
        <translation>
            <numerusform>replace in %n caption</numerusform>
            <numerusform>replace in %n captions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>change %n caption(s)</source>
        <translation>
            <numerusform>change %n caption</numerusform>
            <numerusform>change %n captions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::ComparisonWindow</name>
    <message numerus="yes">
        <source>%n picture(s) could not be captioned.</source>
        <translation>
            <numerusform>%n picture could not be captioned.</numerusform>
            <numerusform>%n pictures could not be captioned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n caption(s) of B taken over; Undo in the main window brings the old ones back</source>
        <translation>
            <numerusform>%n caption of B taken over; Undo in the main window brings the old one back</numerusform>
            <numerusform>%n captions of B taken over; Undo in the main window brings the old ones back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n picture(s)</source>
        <translation>
            <numerusform>the %n picture</numerusform>
            <numerusform>all %n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n selected</source>
        <translation>
            <numerusform>the %n selected</numerusform>
            <numerusform>the %n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::ExportDesk</name>
    <message numerus="yes">
        <source>%Ln caption(s) written</source>
        <translation>
            <numerusform>%Ln caption written</numerusform>
            <numerusform>%Ln captions written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln caption(s) written to %1</source>
        <translation>
            <numerusform>%Ln caption written to %1</numerusform>
            <numerusform>%Ln captions written to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %Ln were there already and stayed</source>
        <translation>
            <numerusform>; %Ln was there already and stayed</numerusform>
            <numerusform>; %Ln were there already and stayed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %Ln could not be written: %1</source>
        <translation>
            <numerusform>; %Ln could not be: %1</numerusform>
            <numerusform>; %Ln could not be: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln caption(s) copied</source>
        <translation>
            <numerusform>%Ln caption copied</numerusform>
            <numerusform>%Ln captions copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::ExportDialog</name>
    <message numerus="yes">
        <source>All (%Ln)</source>
        <translation>
            <numerusform>All (%Ln)</numerusform>
            <numerusform>All (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shown in the list (%Ln)</source>
        <translation>
            <numerusform>Shown in the list (%Ln)</numerusform>
            <numerusform>Shown in the list (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Selected (%Ln)</source>
        <translation>
            <numerusform>Selected (%Ln)</numerusform>
            <numerusform>Selected (%Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::FolderWatcher</name>
    <message numerus="yes">
        <source>Some of the %n folder(s) cannot be watched: the system&apos;s limit is reached (fs.inotify). Open them by hand from time to time.</source>
        <translation>
            <numerusform>The %n folder cannot be watched: the system&apos;s limit is reached (fs.inotify). Open it by hand from time to time.</numerusform>
            <numerusform>Some of the %n folders cannot be watched: the system&apos;s limit is reached (fs.inotify). Open them by hand from time to time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::HistoryDialog</name>
    <message numerus="yes">
        <source>%n answer(s), newest first. A sentence that is used becomes the caption; Undo takes that back.</source>
        <translation>
            <numerusform>%n answer. A sentence that is used becomes the caption; Undo takes that back.</numerusform>
            <numerusform>%n answers, newest first. A sentence that is used becomes the caption; Undo takes that back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::ImportDialog</name>
    <message numerus="yes">
        <source>&amp;Replace what was written here (%Ln caption(s))</source>
        <translation>
            <numerusform>&amp;Replace what was written here (%Ln caption)</numerusform>
            <numerusform>&amp;Replace what was written here (%Ln captions)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) of the file are not in this album: %1</source>
        <translation>
            <numerusform>%Ln picture of the file is not in this album: %1</numerusform>
            <numerusform>%Ln pictures of the file are not in this album: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) could be meant for several pictures, or say different things of one: %1</source>
        <translation>
            <numerusform>%Ln row could be meant for several pictures, or contradicts another: %1</numerusform>
            <numerusform>%Ln rows could be meant for several pictures, or say different things of one: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::ProgressLine</name>
    <message numerus="yes">
        <source>cancelled; %n picture(s) captioned</source>
        <translation>
            <numerusform>cancelled; %n picture captioned</numerusform>
            <numerusform>cancelled; %n pictures captioned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) captioned in %1</source>
        <translation>
            <numerusform>%n picture captioned in %1</numerusform>
            <numerusform>%n pictures captioned in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n failed, see the album</source>
        <translation>
            <numerusform> · %n failed, see the album</numerusform>
            <numerusform> · %n failed, see the album</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::Reviewer</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n caption(s) changed</source>
        <translation>
            <numerusform>%n caption changed</numerusform>
            <numerusform>%n captions changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::RunList</name>
    <message numerus="yes">
        <source>%n run(s) were moved to the trash.</source>
        <translation>
            <numerusform>%n run was moved to the trash.</numerusform>
            <numerusform>%n runs were moved to the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>descry::TrainRunsReader</name>
    <message numerus="yes">
        <source>%n line(s) of the run&apos;s records cannot be read; the rest is shown.</source>
        <translation>
            <numerusform>%n line of the run&apos;s records cannot be read; the rest is shown.</numerusform>
            <numerusform>%n lines of the run&apos;s records cannot be read; the rest is shown.</numerusform>
        </translation>
    </message>
</context>
</TS>
