# Draw again beside this file: gnuplot 01-key-insight-readings.gp
# The same numbers for other tools: 01-key-insight-readings.tsv
set terminal svg size 720,315 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '01-key-insight-readings.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0 0.894148 0.892082 0.896275
1 0.287409 0.281893 0.293769
2 0.000446905 0.000381127 0.000529887
3 0.000372693 0.000308342 0.000460693
EOD
$panel1_2 << EOD
0 0.990964 0.989935 0.991944
1 0.949763 0.942713 0.956471
2 0.000500089 0.000425989 0.000593644
3 0.000415502 0.000343472 0.000513938
EOD
$panel1_3 << EOD
0 0.990353 0.989296 0.991366
1 0.980747 0.978075 0.983277
2 0.000630759 0.000545731 0.000737892
3 0.00109947 0.000912204 0.00135816
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.860317 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with points ls 1 title 'raw p_yes', NaN with points ls 2 title 'normalised p′_yes', NaN with points ls 3 title 'all assent A'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Three readings, by truth and tone' at screen 0.0277778, screen 0.936508 left font ',15' front
set lmargin at screen 0.168056; set rmargin at screen 0.972222
set tmargin at screen 0.736508; set bmargin at screen 0.190476
unset logscale x
set xrange [0:1.02]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.5 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'mean reading' offset 0,0.3 textcolor rgb '#333333'
set label '' at screen 0.0194444, screen 0.463492 center rotate by 90 textcolor rgb '#333333'
set ytics ('right, plain' 0, 'right, cheerful' 1, 'wrong, plain' 2, 'wrong, cheerful' 3) nomirror scale 0
set yrange [3.5:-0.5]
plot $panel1_1 using 3:($1+-0.255814):($4-$3):(0) with vectors nohead ls 1 dt 1 notitle, '' using 2:($1+-0.255814) with points ls 1 dt 1 title 'raw p_yes', \
  $panel1_2 using 3:($1+0):($4-$3):(0) with vectors nohead ls 2 dt 1 notitle, '' using 2:($1+0) with points ls 2 dt 1 title 'normalised p′_yes', \
  $panel1_3 using 3:($1+0.255814):($4-$3):(0) with vectors nohead ls 3 dt 1 notitle, '' using 2:($1+0.255814) with points ls 3 dt 1 title 'all assent A'
unset multiplot
unset output
