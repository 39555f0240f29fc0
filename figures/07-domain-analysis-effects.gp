# Draw again beside this file: gnuplot 07-domain-analysis-effects.gp
# The same numbers for other tools: 07-domain-analysis-effects.tsv
set terminal svg size 720,315 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '07-domain-analysis-effects.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 12.2222 9.51191 14.9325
1 7.80556 4.92657 10.6845
2 -5.94444 -12.9563 1.06743
3 6.05556 -1.08472 13.1958
EOD
$panel1_2 << EOD
0 3.02083 2.05619 3.98548
1 -0.791667 -3.62367 2.04033
2 11.0417 6.11061 15.9727
3 20.4583 18.7198 22.1969
EOD
$panel1_3 << EOD
0 7.37789 2.47859 12.2772
1 -18.2263 -22.5679 -13.8847
2 0.0520833 -10.0217 10.1259
3 -1.89063 -5.98633 2.20508
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.860317 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'own domain', NaN with points ls 2 title 'own, harder pairs', NaN with points ls 3 title 'other domains'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What moves the judge' at screen 0.0277778, screen 0.936508 left font ',15' front
set lmargin at screen 0.294444; set rmargin at screen 0.972222
set tmargin at screen 0.736508; set bmargin at screen 0.190476
unset logscale x
set xrange [-23.687:23.316]
set xtics 5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [-40:40]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'effect on accuracy (points)' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.463492 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0, graph 1 center offset 0,0.6 font ',11' textcolor rgb '#666666'
set ytics ('form: turns − running text' 0, 'verification: with − without' 1, 'interaction' 2, 'domain: code − math' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel1_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'own domain', \
  $panel1_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'own, harder pairs', \
  $panel1_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'other domains'
unset multiplot
unset output
