<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
            <source>%n line(s) of the run's records cannot be read; the rest is shown.</source>
            <translation>
                <numerusform>%n line of the run's records cannot be read; the rest is shown.</numerusform>
                <numerusform>%n lines of the run's records cannot be read; the rest is shown.</numerusform>
            </translation>
        </message>
    </context>
</TS>
