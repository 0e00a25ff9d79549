package dev.kotae.knowledge.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/// Writes files in the formats of office programs, sound and unsound ones.
public final class MadeFiles {
    private MadeFiles() {}

    /// A page for each list of lines; where a page's first line begins with `#` it is a bookmark.
    ///
    /// @param password empty for none
    public static void pdf(Path file, String title, List<List<String>> pages, String password)
            throws IOException {
        try (var pdf = new PDDocument()) {
            var outline = new PDDocumentOutline();
            pdf.getDocumentCatalog().setDocumentOutline(outline);
            pdf.getDocumentInformation().setTitle(title);
            var font = new PDType1Font(FontName.HELVETICA);
            for (var lines : pages) {
                var page = new PDPage();
                pdf.addPage(page);
                try (var content = new PDPageContentStream(pdf, page)) {
                    content.beginText();
                    content.setFont(font, 11);
                    content.setLeading(14);
                    content.newLineAtOffset(50, 720);
                    for (var line : lines) {
                        content.showText(line.replaceFirst("^# ", ""));
                        content.newLine();
                    }
                    content.endText();
                }
                if (!lines.isEmpty() && lines.getFirst().startsWith("# ")) {
                    var item = new PDOutlineItem();
                    item.setTitle(lines.getFirst().substring(2));
                    item.setDestination(page);
                    outline.addLast(item);
                }
            }
            if (!password.isEmpty()) {
                pdf.protect(
                        new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            pdf.save(file.toFile());
        }
    }

    /// A page without words of forms, each of which draws the next one twice.
    public static void doublingPdf(Path file, int forms) throws IOException {
        try (var pdf = new PDDocument()) {
            var inner = form(pdf, "0 0 1 1 re f", new PDResources());
            for (int i = 1; i < forms; i++) {
                var resources = new PDResources();
                var name = resources.add(inner).getName();
                inner = form(pdf, "/" + name + " Do /" + name + " Do", resources);
            }
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.drawForm(inner);
            }
            pdf.save(file.toFile());
        }
    }

    /// A page whose few bytes unfold to blanks without end.
    ///
    /// @param filters how often it is folded
    /// @param inForm whether a form that the page draws holds them, or the page itself
    public static void blankPdf(Path file, int filters, boolean inForm) throws IOException {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            var blanks = pdf.getDocument().createCOSStream();
            var names = new COSArray();
            for (int i = 0; i < filters; i++) {
                names.add(COSName.FLATE_DECODE);
            }
            try (var out = blanks.createOutputStream(filters == 0 ? COSName.FLATE_DECODE : names)) {
                var some = new byte[1 << 20];
                Arrays.fill(some, (byte) ' ');
                for (int i = 0; i < 60; i++) {
                    out.write(some);
                }
            }
            if (inForm) {
                var form = new PDFormXObject(new PDStream(blanks));
                form.setBBox(new PDRectangle(100, 100));
                try (var content = new PDPageContentStream(pdf, page)) {
                    content.drawForm(form);
                }
            } else {
                page.setContents(new PDStream(blanks));
            }
            pdf.save(file.toFile());
        }
    }

    private static PDFormXObject form(PDDocument pdf, String drawing, PDResources resources)
            throws IOException {
        var bytes = new ByteArrayInputStream(drawing.getBytes(StandardCharsets.US_ASCII));
        var form = new PDFormXObject(new PDStream(pdf, bytes));
        form.setResources(resources);
        form.setBBox(new PDRectangle(100, 100));
        return form;
    }

    /// A Word document.
    ///
    /// @param body what stands in `w:body`
    public static void docx(Path file, String body) throws IOException {
        zip(
                file,
                Map.of(
                        "word/styles.xml",
                        """
                        <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
                        <w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style>
                        <w:style w:styleId="a2"><w:name w:val="heading 2"/></w:style>
                        <w:style w:styleId="a0"><w:name w:val="Title"/></w:style></w:styles>\
                        """,
                        "word/document.xml",
                        """
                        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
                        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>\
                        """
                                + body
                                + "</w:body></w:document>"));
    }

    /// A paragraph of a Word document.
    public static String paragraph(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
                .formatted(style, text);
    }

    /// A document whose few kilobytes unfold to more words than anybody writes.
    public static void bomb(Path file) throws IOException {
        docx(file, paragraph("", "boom ".repeat(2_400_000)));
    }

    /// A workbook with a shown sheet "Prices" and a hidden one.
    ///
    /// @param rows what stands in `sheetData`
    /// @param shared the words that cells point at
    public static void xlsx(Path file, String rows, List<String> shared) throws IOException {
        var words = new StringBuilder("<sst>");
        shared.forEach(each -> words.append("<si>").append(each).append("</si>"));
        zip(
                file,
                Map.of(
                        "xl/workbook.xml",
                        """
                        <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                        <sheets><sheet name="Prices" sheetId="1" r:id="rId1"/>
                        <sheet name="Secret" state="hidden" sheetId="2" r:id="rId2"/></sheets></workbook>\
                        """,
                        "xl/_rels/workbook.xml.rels",
                        """
                        <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
                        <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>\
                        """,
                        "xl/styles.xml",
                        """
                        <styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/>
                        <numFmt numFmtId="165" formatCode="[h]:mm"/>
                        <numFmt numFmtId="166" formatCode="0.0%;[Red]-0.0%"/>
                        <numFmt numFmtId="167" formatCode="0&quot;%&quot;"/></numFmts>
                        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/>
                        <xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>
                        </cellXfs></styleSheet>\
                        """,
                        "xl/sharedStrings.xml",
                        words + "</sst>",
                        "xl/worksheets/sheet1.xml",
                        "<worksheet><sheetData>" + rows + "</sheetData></worksheet>",
                        "xl/worksheets/sheet2.xml",
                        "<worksheet><sheetData><row><c t=\"str\"><v>hidden</v></c></row></sheetData>"
                                + "</worksheet>"));
    }

    /// An archive of these entries.
    public static void zip(Path file, Map<String, String> entries) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }
}
