using Quipu.Documents;
using Xunit;

namespace Quipu.Tests.Documents;

public sealed class MarkdownFormatTest
{
    const string Text = "---\ntitle: \"The Port: Who Owns It\"\nauthor: [Ana Paz, Luis Roa]\ndate: 2031-02-03\nlanguage: en\n---\n\n# The Port: Who Owns It\n\nThe mayor paid the clan, prosecutors said.\n\n## The money\n\n- A first item\n\n```\ncode\n```\n\n> A quotation of the file.\n\nHe denies it, and his lawyer said so on Monday.\n";

    [Fact]
    public void The_text_is_the_file_and_blocks_say_what_is_what()
    {
        var document = Parsing.Document("a.md", Text);
        Assert.Equal(Text, document.Text);
        Assert.Equal([BlockKind.Code, BlockKind.Title, BlockKind.Paragraph, BlockKind.Heading, BlockKind.ListItem], document.Blocks.Take(5).Select(b => b.Kind));
        Assert.DoesNotContain("code", Parsing.ReadText(document), StringComparison.Ordinal);
        Assert.Contains("He denies it", Parsing.ReadText(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Front_matter_is_metadata()
    {
        var document = Parsing.Document("a.md", Text);
        Assert.Equal(("The Port: Who Owns It", "2031-02-03"), (document.Title, document.Published.ToString()));
        Assert.Equal(["Ana Paz", "Luis Roa"], document.Authors);
    }

    [Fact]
    public void Without_front_matter_the_first_heading_is_the_title() => Assert.Equal("The Port", Parsing.Document("a.md", "# The Port #\n\nThe mayor paid the clan.\n").Title);
}
