using System.Collections.Frozen;
using System.Globalization;

namespace Quipu.Reading.Mentions;

/// <summary>Numbers as digits and as words, in both languages.</summary>
static class NumberWords
{
    static readonly FrozenDictionary<string, int> English = Read(
        "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 " +
        "thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 both=2");

    static readonly FrozenDictionary<string, int> Spanish = Read(
        "cero=0 uno=1 un=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 " +
        "dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21 veintiun=21 veintiuna=21 veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27 veintiocho=28 " +
        "veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 doscientos=200 doscientas=200 trescientos=300 trescientas=300 cuatrocientos=400 " +
        "cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 seiscientas=600 setecientos=700 setecientas=700 ochocientos=800 ochocientas=800 novecientos=900 novecientas=900 ambos=2 ambas=2");

    static readonly FrozenDictionary<string, decimal> Scales = Large(
        "hundred=100 thousand=1000 million=1000000 millions=1000000 billion=1000000000 billions=1000000000 trillion=1000000000000 mil=1000 millon=1000000 millones=1000000 millardo=1000000000 millardos=1000000000 " +
        "billon=1000000000000 billones=1000000000000 m=1000000 mn=1000000 bn=1000000000 mm=1000000 dozen=12 docena=12 docenas=12 decena=10 centenar=100 millar=1000 millares=1000 k=1000");

    static readonly FrozenDictionary<string, int> Vague = Read(
        "dozens=24 docenas=24 hundreds=200 thousands=2000 cientos=200 centenares=200 centenas=200 miles=2000 millares=2000 decenas=20 tens=20 scores=40 millions=2000000");

    static readonly FrozenDictionary<string, int> Parts = Read(
        "half=2 third=3 thirds=3 quarter=4 quarters=4 fourth=4 fifth=5 fifths=5 tenth=10 mitad=2 tercio=3 tercios=3 cuarto=4 cuartos=4 cuarta=4 cuartas=4 quinta=5 quintas=5 quinto=5 quintos=5 tercera=3 terceras=3 decima=10");

    /// <summary>A word's own value in the language of its text, or null: "once" is eleven in Spanish alone.</summary>
    internal static int? Value(string folded, bool spanish) => (spanish ? Spanish : English).TryGetValue(folded, out var value) ? value : null;

    /// <summary>"twenty-five", or null.</summary>
    internal static int? Compound(string folded)
    {
        var dash = folded.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && Value(folded[..dash], spanish: false) is { } tens and >= 20 and < 100 && Value(folded[(dash + 1)..], spanish: false) is { } units and > 0 and < 10 ? tens + units : null;
    }

    /// <summary>What it multiplies by, or null.</summary>
    internal static decimal? Scale(string folded) => Scales.TryGetValue(folded, out var value) ? value : null;

    /// <summary>"dozens", "cientos": the least that the word can mean.</summary>
    internal static int? AtLeast(string folded) => Vague.TryGetValue(folded, out var value) ? value : null;

    /// <summary>What "half", "third", "cuarta" divides by, or null.</summary>
    internal static int? Part(string folded) => Parts.TryGetValue(folded, out var value) ? value : null;

    /// <summary>
    /// Reads "1,200.50", "1.200,50", "3.2", "3,2", "17,000": with both marks the last is the decimal one; one mark followed by exactly three digits
    /// separates thousands (a lone point does so only where the language writes it so).
    /// </summary>
    internal static decimal? Digits(ReadOnlySpan<char> form, bool spanish)
    {
        var (comma, point) = (form.LastIndexOf(','), form.LastIndexOf('.'));
        var mark = -1;
        if (comma >= 0 && point >= 0) mark = Math.Max(comma, point);
        else if (comma >= 0 && !Grouped(form, ',')) mark = comma;
        else if (point >= 0 && !(Grouped(form, '.') && (spanish || form.Count('.') > 1))) mark = point;
        Span<char> plain = stackalloc char[32];
        var length = 0;
        for (var i = 0; i < form.Length; i++)
        {
            if (i == mark) Put(plain, ref length, '.');
            else if (char.IsAsciiDigit(form[i])) Put(plain, ref length, form[i]);
            else if (form[i] is not (',' or '.' or '\'')) return null;
        }

        return length is > 0 and < 26 && decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

        static void Put(Span<char> to, ref int at, char c)
        {
            if (at < to.Length) to[at++] = c;
        }
    }

    // Every mark has exactly three digits after it; "0.250" and "0,125" are decimals.
    static bool Grouped(ReadOnlySpan<char> form, char mark)
    {
        if (form[0] == '0') return false;
        var digits = -1;
        foreach (var c in form)
        {
            if (c == mark)
            {
                if (digits >= 0 && digits != 3) return false;
                digits = 0;
            }
            else if (digits >= 0) digits++;
        }

        return digits == 3;
    }

    static FrozenDictionary<string, int> Read(string pairs) =>
        pairs.Split(' ').Select(p => p.Split('=')).ToFrozenDictionary(p => p[0], p => int.Parse(p[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    static FrozenDictionary<string, decimal> Large(string pairs) =>
        pairs.Split(' ').Select(p => p.Split('=')).ToFrozenDictionary(p => p[0], p => decimal.Parse(p[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
